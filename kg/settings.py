"""Settings of a build, frozen; order of precedence: defaults, then kg.toml, then flags."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from kg.errors import SettingsError
from kg.iri import BASE

FORMATS = ("gexf", "neo4j", "ntriples", "rdfxml")
INFERENCES = ("", "rdfs", "owl-rl")
SURE = 0.42
"""How sure an event must be by default to be told: of those less sure half are wrong."""
TOLD = {
    "tagger": "what cuts words: lac, jieba (less right, extra jieba) or lac+crf (traditional text, extra names)",
    "base": "the IRI that all things stand below",
    "strict": "stop at the first article that cannot be read",
    "join_places": "take places side by side (浙江省杭州市) as one",
    "sure": "how sure an event must be to be told, from 0 to 1: what is .8 sure was right eight times in ten",
    "formats": f"more formats to write, with commas between them: {', '.join(FORMATS)}",
    "infer": "add what follows from the ontology: rdfs or owl-rl (extra owl)",
    "decisions": "a table (.csv, .xlsx, .ttl) of a person's word on the graph",
    "ontology": "folders of more types and words, with commas between them",
    "authority": "files of names that are known, with commas between them",
}
"""What each setting does, for a settings file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`tagger` is a known tagger's name, `base` the IRI all entities stand below, `strict` stops at a bad document.

    Events less than `sure` (0 to 1) are not told. `formats` names more formats to write, of `FORMATS`, with commas
    between them; `infer` adds what follows from the ontology by `rdfs` or `owl-rl`, nothing when empty; `decisions` is
    a table of a person's word on who is who; `ontology` a folder of more types and words, `authority` files of known
    names; several with commas between them.
    """

    tagger: str = "lac"
    base: str = BASE
    strict: bool = False
    join_places: bool = False
    sure: float = SURE
    formats: str = ""
    infer: str = ""
    decisions: str = ""
    ontology: str = ""
    authority: str = ""

    def __post_init__(self) -> None:
        if self.infer not in INFERENCES:
            known = ", ".join(one for one in INFERENCES if one)
            raise SettingsError(f"unknown inference {self.infer}", hint=f"known inferences: {known}")
        if not 0 <= self.sure <= 1:
            raise SettingsError(f"sure is {self.sure}, which is no share", hint="give a number from 0 to 1")
        for one in self.more_formats:
            if one not in FORMATS:
                raise SettingsError(f"unknown format {one}", hint=f"known formats: {', '.join(FORMATS)}")

    @property
    def overlays(self) -> tuple[str, ...]:
        """The folders of more types and words, in order."""
        return tuple(filter(None, (one.strip() for one in self.ontology.split(","))))

    @property
    def authorities(self) -> tuple[str, ...]:
        """The files of known names, in order."""
        return tuple(filter(None, (one.strip() for one in self.authority.split(","))))

    @property
    def more_formats(self) -> tuple[str, ...]:
        """The formats asked for, each once, in order of name."""
        return tuple(sorted({one.strip() for one in self.formats.split(",")} - {""}))


def load(path: Path) -> Settings:
    """The settings of a TOML file; an unknown key or a value of another type is a `SettingsError`."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError("no such settings file", where=str(path), hint="check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"not valid TOML: {error}", where=str(path), hint="see https://toml.io") from error
    return override(Settings(), table, where=str(path))


def template(translated: Callable[[str], str] = str) -> str:
    """A settings file (TOML) with every setting, what it does and its default, each line to be changed or left."""
    lines = [f"# {translated('settings of kg build; flags of the command line go before them')}"]
    for entry in fields(Settings):
        value = entry.default
        shown = str(value).lower() if isinstance(value, bool | float) else f'"{value}"'
        lines += ["", f"# {translated(TOLD[entry.name])}", f"{entry.name} = {shown}"]
    return "\n".join((*lines, ""))


def override(settings: Settings, values: dict[str, object], *, where: str) -> Settings:
    """`settings` with some values replaced; an unknown name is an error that tells the nearest one."""
    known = {entry.name: type(getattr(settings, entry.name)) for entry in fields(settings)}
    for name, value in values.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known settings: {', '.join(sorted(known))}"
            raise SettingsError(f"unknown setting {name}", where=where, hint=hint)
        if type(value) is not known[name] and not (known[name] is float and type(value) is int):
            raise SettingsError(f"{name} must be a {known[name].__name__}", where=where, hint="change the value")
    return replace(settings, **values)  # type: ignore[arg-type]
