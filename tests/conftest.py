"""What all tests share: property tests draw the same examples every run and leave no files behind."""

from hypothesis import settings

settings.register_profile("same-every-run", derandomize=True, deadline=None, database=None)
settings.load_profile("same-every-run")
