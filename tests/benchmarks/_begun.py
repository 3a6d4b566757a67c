"""Does what `_window.py` does, in a process that is begun as `hrdesk/__main__.py` begins its own.

What Qt's modules are loaded with makes tens of megabytes, and they are loaded once.
"""

import sys

from hrdesk.garbage import collect_seldom
from hrdesk.ui.plain_imports import import_plainly

if __name__ == "__main__":
    collect_seldom()
    import_plainly()
    from _window import main

    main(sys.argv[1:])
