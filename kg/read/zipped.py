"""Parts of ZIP archives, none larger than a file may be."""

from __future__ import annotations

import io
import zipfile
import zlib

from kg.read.encoding import Undecodable
from kg.read.limits import LARGEST_PART

BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, EOFError, ValueError)
"""What unpacking a damaged archive raises."""


def archive(data: bytes) -> zipfile.ZipFile:
    """The archive; one too damaged to open raises `zipfile.BadZipFile`."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except ValueError as error:
        raise zipfile.BadZipFile(str(error)) from error


def part(files: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part; one that is not there raises `KeyError`, one too large or locked `Undecodable`."""
    if files.getinfo(name).file_size > LARGEST_PART:
        raise Undecodable(f"{name} inside is too large", "split the file")
    try:
        return files.read(name)
    except BROKEN as error:
        raise Undecodable(f"{name} inside cannot be unpacked: {error}", "save it anew, without a password") from error
