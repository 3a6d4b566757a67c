"""resources.py finds the shipped files in the source tree, in a wheel and in a frozen program."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import hrdesk
from hrdesk.resources import resource

ROOT = Path(__file__).resolve().parent.parent
SHOW = "from hrdesk.resources import resource; print(resource('reference', 'days.csv'))"


def _found_from(place: Path) -> Path:
    """Where a program whose package lies in `place` looks."""
    run = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=place, capture_output=True, text=True, check=True
    )
    return Path(run.stdout.strip())


def _lay_package(place: Path) -> None:
    (place / "hrdesk").mkdir()
    (place / "hrdesk" / "__init__.py").touch()
    source = Path(hrdesk.__file__).with_name("resources.py")
    (place / "hrdesk" / "resources.py").write_bytes(source.read_bytes())


def test_source_tree_has_them_beside_the_package() -> None:
    assert resource("icons", "x.svg") == ROOT / "resources" / "icons" / "x.svg"
    assert resource() == ROOT / "resources"


def test_wheel_and_frozen_program_carry_them_in_the_package(tmp_path: Path) -> None:
    _lay_package(tmp_path)
    (tmp_path / "hrdesk" / "_resources").mkdir()
    found = _found_from(tmp_path)
    assert found == tmp_path.resolve() / "hrdesk" / "_resources" / "reference" / "days.csv"


def test_they_are_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lay_package(tmp_path)
    monkeypatch.chdir("/")
    assert _found_from(tmp_path) == tmp_path.resolve() / "resources" / "reference" / "days.csv"


def test_built_wheel_has_every_shipped_file(tmp_path: Path) -> None:
    shipped = {
        f"hrdesk/_resources/{path.relative_to(resource()).as_posix()}"
        for path in resource().rglob("*")
        if path.is_file() and "screenshots" not in path.parts
    }
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    run = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    assert shipped <= packed
    assert "hrdesk/__init__.py" in packed
    assert not [name for name in packed if name.startswith(("tests/", "packaging/", "resources/"))]


def test_version_is_told_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "hrdesk/__init__.py"
    assert hrdesk.__version__.count(".") == 2
