"""What all tests share: property tests draw the same examples every run and leave no files behind, and Ctrl-C reaches
the programs that tests start even where the tests themselves were started in the background."""

import signal

from hypothesis import settings

settings.register_profile("same-every-run", derandomize=True, deadline=None, database=None)
settings.load_profile("same-every-run")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
