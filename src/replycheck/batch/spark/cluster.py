"""A batch on Apache Spark: reading and checking as tasks over the list, look-ups and comparisons as joins.

Each task runs its entries through a worker of its own, exactly as one machine does, so a file that ends its worker
costs nobody else anything and the reports are the same to the byte. What a reader would get wrong: the driver keeps the
journal, so a run on a cluster is resumed like any other; and replies, library and results must lie in storage that
every machine sees by the same path.
"""

from __future__ import annotations

import atexit
import os
import pickle
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck.batch.checked import Trace
from replycheck.batch.checking import CheckingPool, Finished, Task, Work
from replycheck.batch.postings import Postings
from replycheck.batch.spark import joins
from replycheck.batch.spark.parquet import Tables
from replycheck.errors import ReplycheckError, UsageError
from replycheck.processes.bounds import Bounds
from replycheck.records import dataclass

if TYPE_CHECKING:
    from replycheck.library.proposed import Candidates

STORAGE = "cluster"
"""The folder beside the results that holds the tables while the run goes on."""
_WAVE = 8192
"""So many reports at most are on their way to the driver at once."""
_SLICE = 64
"""So many entries make a task at most: a lost machine costs no more."""
_CONFIGURATION = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.adaptive.enabled": "true",
}

_SHUFFLES, _UNSET = "spark.sql.shuffle.partitions", "200"
"""Where nobody has set it, Spark makes two hundred tasks of twelve rows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run on a cluster needs to know besides the list.

    ``read`` is the work whose reports tell nothing but the text; ``library`` the folder of the judgments.
    """

    master: str
    work: Work
    read: Work
    bounds: Bounds
    output: Path
    library: str | None = None


class Cluster:
    """A Spark application; stop it when the run is over.

    :raises UsageError: the extra is not installed, there is no Java, or the master cannot be reached.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._storage = (plan.output / STORAGE).absolute()
        self._session = _session(plan.master)
        self._found: dict[int, Candidates] = {}
        self._exported = False

    def check(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        """As the protocol of engines says."""
        if self._plan.library is not None:
            tasks = self._with_candidates(list(tasks))
        yield from self._run(self._plan.work, tasks)

    def postings(self, traces: Iterable[tuple[int, Trace]]) -> Postings:
        """As the protocol of engines says."""
        return Tables(self, self._storage, traces)

    def stop(self) -> None:
        """As the protocol of engines says."""
        import shutil  # noqa: PLC0415 - once, at the end

        self._session.stop()
        shutil.rmtree(self._storage, ignore_errors=True)

    def rows(self, expression: Any, folder: Path, names: Sequence[str]) -> Iterator[tuple[int, ...]]:  # noqa: ANN401 - Ibis
        """As the protocol of joiners says."""
        with _told():
            for row in self._query(expression, folder, names).toLocalIterator(prefetchPartitions=True):
                yield tuple(row)

    def store(self, expression: Any, folder: Path, names: Sequence[str], target: Path) -> None:  # noqa: ANN401 - Ibis
        """As the protocol of joiners says."""
        with _told():
            self._query(expression, folder, names).write.mode("overwrite").parquet(target.as_uri())

    def _query(self, expression: Any, folder: Path, names: Sequence[str]) -> Any:  # noqa: ANN401 - a table of Spark's
        for name in names:
            read = self._session.read.option("recursiveFileLookup", "true")
            read.parquet((folder / name).as_uri()).createOrReplaceTempView(name)
        return self._session.sql(joins.sql(expression, "pyspark"))

    def _run(self, work: Work, tasks: Iterable[Task]) -> Iterator[Finished]:
        """Wave by wave, each in as many slices as keep every core busy to its end."""
        context = self._session.sparkContext
        packed, bounds = pickle.dumps(work), self._plan.bounds
        waiting = iter(tasks)
        while wave := list(islice(waiting, _WAVE)):
            slices = max(-(-len(wave) // _SLICE), min(len(wave), 2 * context.defaultParallelism))
            with _told():
                checked = context.parallelize(wave, slices).mapPartitions(_Slice(packed, bounds, str(Path.cwd())))
                yield from checked.collect()

    def _with_candidates(self, tasks: Sequence[Task]) -> Iterator[Task]:
        """The tasks with the judgments that the library has for them, looked up all together."""
        from replycheck.batch.spark.lookup import export, propose  # noqa: PLC0415 - loads numpy and Ibis
        from replycheck.library import open_library  # noqa: PLC0415 - loads numpy and Ibis

        unknown = [task for task in tasks if task[0] not in self._found]
        if unknown and self._plan.library is not None:
            if not self._exported:
                library = open_library(self._plan.library)
                try:
                    export(library, self, self._storage)
                finally:
                    library.close()
                self._exported = True
            texts = ((one.position, _text(one)) for one in self._run(self._plan.read, unknown))
            self._found.update(propose(self, self._storage, texts))
        for position, entry in tasks:
            yield position, replace(entry, candidates=self._found.get(position, ()))


def _text(one: Finished) -> str:
    return zlib.decompress(one.report.trace.text).decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class _Slice:
    """What a task does with its entries; the worker outlives the task, as Spark keeps its Python workers.

    ``folder`` is where the command was given: paths of a list may be relative to it, and stand so in the reports.
    """

    packed: bytes
    bounds: Bounds
    folder: str

    def __call__(self, tasks: Iterable[Task]) -> Iterator[Finished]:
        pool = _POOLS.get(self.packed)
        if pool is None:
            for old in _POOLS.values():
                old.stop()
            _POOLS.clear()
            with suppress(OSError):  # it is on no shared storage: then only complete paths lead anywhere
                os.chdir(self.folder)
            pool = _POOLS[self.packed] = CheckingPool(pickle.loads(self.packed), 1, self.bounds)  # noqa: S301 - from our driver
            atexit.register(pool.stop)
        return pool.check(tasks)


_POOLS: dict[bytes, CheckingPool] = {}


def _session(master: str) -> Any:  # noqa: ANN401 - Spark loads only where it is asked for
    try:
        import ibis  # noqa: F401, PLC0415 - told now rather than after an hour
        import pyarrow as pa  # noqa: F401, PLC0415 - told now rather than after an hour
        from pyspark.sql import SparkSession  # noqa: PLC0415 - loads numpy and Ibis
    except ImportError as error:
        raise UsageError(
            f"没有安装 {error.name}；要在集群上检查，请先运行 pip install 'replycheck[spark]'。"
        ) from error
    builder = SparkSession.builder.master(master).appName("replycheck")
    for key, value in _CONFIGURATION.items():
        builder = builder.config(key, value)
    builder = builder.config("spark.pyspark.python", sys.executable).config(
        "spark.pyspark.driver.python", sys.executable
    )
    try:
        session = builder.getOrCreate()
    except Exception as error:  # Spark raises classes of its own for each of the many ways in which it cannot start
        raise UsageError(
            f"Spark 启动不了（{_first_line(error)}）。请确认装有 Java 17，主节点“{master}”可以连上。"
        ) from error
    if session.conf.get(_SHUFFLES) == _UNSET:
        session.conf.set(_SHUFFLES, str(max(8, 4 * session.sparkContext.defaultParallelism)))
    return session


class _told:  # noqa: N801 - used as a context only
    """What Spark raises, in words."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, at: object) -> None:
        if error is not None and type(error).__module__.startswith(("py4j", "pyspark")):
            raise ReplycheckError(
                f"集群上的任务没有做完（{_first_line(error)}）；排除故障后加 --resume 接着查。"
            ) from error


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


def cluster(plan: Plan) -> Callable[[], Cluster]:
    """What starts the cluster when a run needs it."""
    return lambda: Cluster(plan)
