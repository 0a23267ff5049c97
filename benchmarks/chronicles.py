"""How many entries of public chronicles get an event with their date: `python benchmarks/chronicles.py FOLDER`.

`chronicles/pages.jsonl` names the pages (address, kind) and the dates of their entries in order, as a careful reader
dates them; FOLDER holds the text of each as `<id>.txt` or `<id>.md`, since none of it is kept here.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import kg

PAGES = Path(__file__).parent / "chronicles" / "pages.jsonl"
DATES = "SELECT ?date ?event WHERE { ?event a schema:Event OPTIONAL { ?event time:hasTime/kg:edtf ?date } }"


def count(source: Path, wanted: list[str]) -> dict[str, int]:
    """Entries with an event of their date, events of other dates and of none, all events."""
    rows = kg.build([source]).query(DATES)
    found = Counter(str(row[0].value) if row[0] is not None else "" for row in map(list, rows))
    right = sum(min(number, found[date]) for date, number in Counter(wanted).items())
    other = sum(number for date, number in found.items() if date and date not in wanted)
    return {"right": right, "wanted": len(wanted), "other": other, "undated": found[""], "events": found.total()}


def main() -> None:
    """Prints a line a page and the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    total: Counter[str] = Counter()
    for line in PAGES.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        source = next(iter(sorted(folder.glob(f"{page['id']}.*"))), None)
        if source is None:
            print(f"{page['id']}: no text in {folder}")
            continue
        told = count(source, page["dates"])
        total.update(told)
        print(f"{page['id']:4} {page['kind']:50} {told}")
    print(dict(total))


if __name__ == "__main__":
    main()
