"""A Spark session, with what is missing named before Spark fails in its own words."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, SettingsError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_OLDEST = 17  # version of Java that Spark 4 asks for
_VERSION = re.compile(r'version "(\d+)')
_STANDALONE = re.compile(r"spark://([^:,/]+):(\d+)")
_PATIENCE = 5.0  # seconds to reach a master
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",  # articles that lie in a worker at a time
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
}
_DEFAULTS = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_SCALA_VERSION": "2.13"}


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """A session with a master: that of `spark-submit` where none is named, else this machine.

    A `SettingsError` where pyspark or Java is missing or too old, an `InputError` where the master cannot be reached.
    """
    try:
        from py4j.protocol import Py4JError  # noqa: PLC0415 - heavy
        from pyspark.errors import PySparkException  # noqa: PLC0415
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as error:
        raise SettingsError("pyspark is not installed", hint="pip install 'dashiji[spark]'") from error
    submitted = "SPARK_ENV_LOADED" in os.environ or "PYSPARK_GATEWAY_PORT" in os.environ
    chosen = master or ("" if submitted else "local[*]")
    if not submitted:
        _require_java()
    _reach(chosen)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if chosen.startswith("local"):
        for name, value in _DEFAULTS.items():
            os.environ.setdefault(name, value)
    builder = SparkSession.builder.appName("dashiji")
    if chosen:
        builder = builder.master(chosen)
    for name, value in _QUIET.items():
        builder = builder.config(name, value)
    if not submitted:
        builder = builder.config("spark.executorEnv.PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    try:
        made = builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        said = str(error).strip().splitlines()
        hint = "check --master, and what Spark says above"
        raise InputError(f"Spark does not start: {said[0] if said else error!r}", where=chosen, hint=hint) from error
    made.sparkContext.setLogLevel("ERROR")
    try:
        yield made
    finally:
        made.stop()


def _require_java() -> None:
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home, "bin", "java")) if home else shutil.which("java")
    hint = f"install Java {_OLDEST} or newer (apt install default-jre-headless), or set JAVA_HOME"
    if java is None or not Path(java).is_file():
        raise SettingsError("Spark needs Java, and there is none", where=java or "PATH", hint=hint)
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = _VERSION.search(said)
    if version and int(version[1]) < _OLDEST:
        raise SettingsError(f"Java {version[1]} is too old for Spark", where=java, hint=hint)


def _reach(master: str) -> None:
    for host, port in _STANDALONE.findall(master):
        try:
            socket.create_connection((host, int(port)), _PATIENCE).close()
        except OSError as error:
            hint = "check its address, or leave --master out to work on this machine"
            raise InputError(f"this master cannot be reached: {error}", where=master, hint=hint) from error
    if master.startswith("yarn") and not {"HADOOP_CONF_DIR", "YARN_CONF_DIR"} & os.environ.keys():
        raise InputError(
            "YARN is not known here", where=master, hint="set HADOOP_CONF_DIR to the folder of its settings"
        )
