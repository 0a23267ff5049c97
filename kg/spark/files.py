"""Folders of any file system that Spark knows, by Hadoop's own interface."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def remote(path: str) -> bool:
    """Whether a path names its file system (hdfs://…, s3a://…)."""
    return _SCHEME.match(path) is not None


def local(path: str) -> str:
    """A path of this machine as Hadoop takes it: not encoded."""
    return f"file://{Path(path).absolute().as_posix()}"


class Home:
    """A folder to write into."""

    def __init__(self, spark: SparkSession, path: str) -> None:
        self._spark = spark
        self._path = path.rstrip("/") if remote(path) else local(path)

    def path(self, *names: str) -> str:
        """What is below the folder, as Spark names it."""
        return "/".join((self._path, *names))

    def has(self, name: str) -> bool:
        """Whether something of a name is there, and whole."""
        return self.has_path(self.path(name))

    def has_path(self, path: str) -> bool:
        """Whether Spark wrote something there and came to its end."""
        place = self._at(path + "/_SUCCESS")
        return bool(place.getFileSystem(self._configuration).exists(place))

    def write(self, name: str, text: str) -> None:
        """Writes a small file in the place of the one there."""
        place = self._at(self.path(name))
        file = place.getFileSystem(self._configuration).create(place, True)
        try:
            file.write(bytearray(text.encode("utf-8")))
        finally:
            file.close()

    @property
    def _configuration(self) -> Any:
        return self._spark.sparkContext._jsc.hadoopConfiguration()  # pyspark's one door to Hadoop

    def _at(self, path: str) -> Any:
        machine: Any = self._spark.sparkContext._jvm
        return machine.org.apache.hadoop.fs.Path(path)
