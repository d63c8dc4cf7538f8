"""The progress bar of a batch, on standard error and only where a person looks.

It may never decide anything: a run without it gives the same files.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from replycheck.batch.running import Progress
from replycheck.batch.summary import BatchSummary


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Progress]:
    """What to hand to ``run`` as ``progress``: draws done and total, files a second, time left, and the verdicts.

    ``shown`` should be whether standard error is a terminal. ``NO_COLOR`` is respected.
    """
    if not shown:
        yield _silent
        return
    from rich.console import Console  # noqa: PLC0415 - 0.1 s that only a terminal needs
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - 0.1 s that only a terminal needs
    from rich.progress import Progress as Bar  # noqa: PLC0415 - 0.1 s that only a terminal needs

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("剩余"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[verdicts]}"),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        tasks = {}

        def draw(doing: str, done: int, total: int, so_far: BatchSummary) -> None:
            if doing not in tasks:  # what was done before this run says nothing about its speed
                tasks[doing] = bar.add_task(f"{doing}答复", total=total, completed=done, rate="", verdicts="")
            speed = bar.tasks[-1].speed
            rate = "" if speed is None else f"每秒 {speed:.1f} 份"
            bar.update(tasks[doing], completed=done, total=total, rate=rate, verdicts=verdicts(so_far))

        yield draw


def verdicts(so_far: BatchSummary) -> str:
    """``拦下 3，未能查全 1``: what a person waits to see, "" while there is nothing."""
    counts = {"拦下": so_far.blocked, "未能查全": so_far.incomplete}
    return "，".join(f"{word} {count}" for word, count in counts.items() if count)


def _silent(_doing: str, _done: int, _total: int, _so_far: BatchSummary) -> None:
    """Nobody is looking."""
