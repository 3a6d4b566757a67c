"""Everything a person can do, one function each: a session and values in, `Changes` out.

Knows domain, store, exchange and formats. Must not know Qt: window and command line both call it.
"""
