"""Makes characters.tsv.gz, how characters read and how common they and two-character words are (extra `tables`).

    python -m kg.data.make_characters

Sources: pypinyin (MIT; readings of single characters), jieba (MIT; counts of words). The same packages give the same
bytes.
"""

from __future__ import annotations

import gzip
import io
from collections import Counter
from pathlib import Path

import jieba
from pypinyin import Style, pinyin

TARGET = Path(__file__).with_name("characters.tsv.gz")
_FIRST, _LAST = 0x3400, 0x9FFF
_FEWEST = 20


def make(target: Path = TARGET) -> int:
    """Writes the table (word, count, readings divided by a space) and returns how many rows it has.

    A character counts as often as the words that hold it; readings carry tone marks, in NFC.
    """
    counts = _counts()
    singles = {word for word in counts if len(word) == 1} | set(_gbk())
    pairs = {word for word, count in counts.items() if len(word) == 2 and count >= _FEWEST}
    lines = [f"{word}\t{counts[word]}\t{' '.join(_readings(word))}\n" for word in (*sorted(singles), *sorted(pairs))]
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as packed:
        packed.write("".join(lines).encode("utf-8"))
    target.write_bytes(buffer.getvalue())
    return len(lines)


def _counts() -> Counter[str]:
    found: Counter[str] = Counter()
    with jieba.get_dict_file() as file:
        for line in file:
            word, count, *_ = line.decode("utf-8").split(" ")
            if len(word) == 2:
                found[word] += int(count)
            for character in word:
                if _FIRST <= ord(character) <= _LAST:
                    found[character] += int(count)
    return found


def _gbk() -> list[str]:
    """The characters that GBK has."""
    return [chr(code) for code in range(_FIRST, _LAST + 1) if chr(code).encode("gbk", errors="ignore")]


def _readings(word: str) -> list[str]:
    if len(word) > 1:
        return []
    found = pinyin(word, style=Style.TONE, heteronym=True, errors="ignore")
    return sorted(set(found[0])) if found else []


if __name__ == "__main__":
    make()
