"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import kg

_SCRIPTS = "make_"


def _modules() -> list[str]:
    found = pkgutil.walk_packages(kg.__path__, "kg.")
    return [one.name for one in found if not one.name.rpartition(".")[2].startswith((_SCRIPTS, "__main__"))]


def test_each_example_gives_what_it_says() -> None:
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    for name in _modules():
        try:
            module = importlib.import_module(name)
        except ImportError:  # a library that only an extra brings
            continue
        for one in finder.find(module):
            if one.examples:  # to run the others takes longest
                runner.run(one)
    result = runner.summarize()
    assert result.attempted > 80
    assert not result.failed
