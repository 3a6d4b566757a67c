"""Makes sure that the system libraries which Qt loads are there: installs or names what is missing.

    python3 packaging/system_libraries.py offscreen         to draw without a screen
    python3 packaging/system_libraries.py offscreen xcb     ... and on an X screen
    python3 packaging/system_libraries.py offscreen wayland ... and on a Wayland screen

Standard library only: it runs before anything is installed.
"""

import ctypes
import os
import shutil
import subprocess
import sys

# Library as the loader knows it: Debian's package. Found by adding one package at a time to a bare
# Debian until a window came up; Qt's own messages name the wrong ones.
NEEDED = {
    "offscreen": {
        "libglib-2.0.so.0": "libglib2.0-0",
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libfontconfig.so.1": "libfontconfig1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libgssapi_krb5.so.2": "libgssapi-krb5-2",
        "libbrotlidec.so.1": "libbrotli1",
    },
    "xcb": {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-shape.so.0": "libxcb-shape0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
}

# Debian 13 and Ubuntu 24.04 gave these a new name (64-bit time on 32-bit machines).
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def main(sets: list[str]) -> int:
    if not sets or any(name not in NEEDED for name in sets):
        print(f"Say which sets are needed: {', '.join(NEEDED)}.", file=sys.stderr)
        return 2
    if not sys.platform.startswith("linux"):
        return 0  # the PySide6 wheels for Windows and macOS need nothing else
    needed = {soname: package for name in sets for soname, package in NEEDED[name].items()}
    missing = [soname for soname in needed if not loads(soname)]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        install([needed[soname] for soname in missing])
        # The loader of this process may remember what it did not find.
        missing = [soname for soname in missing if not loads_afresh(soname)]
    if not missing:
        return 0
    explain({soname: known_name(needed[soname]) for soname in missing})
    return 1


def loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def loads_afresh(soname: str) -> bool:
    load = f"import ctypes; ctypes.CDLL({soname!r})"
    return subprocess.run([sys.executable, "-c", load], stderr=subprocess.DEVNULL).returncode == 0


def known_name(package: str) -> str:
    """The name under which this system's package lists have it; the old one when they are empty."""
    new = RENAMED.get(package)
    if new is None:
        return package
    names = subprocess.run(
        ["apt-cache", "pkgnames", new], capture_output=True, text=True
    ).stdout.split()
    return new if new in names else package


def install(packages: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Qt needs more of the system: asking for the package lists", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], env=quiet)
    packages = [known_name(package) for package in packages]
    print(f"Installing {' '.join(packages)}", flush=True)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL)


def explain(missing: dict[str, str]) -> None:
    lines = ["Qt cannot start, because the system lacks"]
    width = max(len(soname) for soname in missing)
    lines += [f"    {soname:<{width}}  (package {name})" for soname, name in missing.items()]
    if shutil.which("apt-get"):
        sudo = "" if os.geteuid() == 0 else "sudo "
        lines += ["This brings it:", f"    {sudo}apt-get install {' '.join(missing.values())}"]
    else:
        lines += ["Those are Debian's names; here, install what has these libraries."]
    print("\n".join(lines), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
