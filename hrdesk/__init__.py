"""HRDesk: the desk of a human rights focal point, who plans and shares with focal points elsewhere.

The floors, from the ground up; each knows only those below it:

    domain                       the records and their rules; of libraries only orjson
    store | exchange | formats   the desk's file; HRDesk workbooks; other people's files
    operations                   everything a person can do, one function each
    ui | cli                     the window, the only package that knows Qt; the command line

`words`, `geography`, `resources` and `folders` stand beside them and serve every floor above `domain`.
"""

__version__ = "0.1.0"
