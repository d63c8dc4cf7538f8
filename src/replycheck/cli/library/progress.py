"""The progress bar of an addition, on standard error and only where a person looks; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from replycheck.library.adding import Sum


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Callable[[Sum], None]]:
    """What to hand to an addition: draws how much is done, the rate and the time left. ``NO_COLOR`` is respected."""
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - 0.1 s that only a terminal needs
    from rich.progress import (  # noqa: PLC0415 - 0.1 s that only a terminal needs
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("加入文书"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[told]}"),
        TextColumn("剩余"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        tasks = {}

        def draw(so_far: Sum) -> None:
            key = id(so_far)
            if key not in tasks:
                tasks[key] = bar.add_task("", total=so_far.total, completed=so_far.skipped, told="")
            rate = so_far.characters / max(1e-3, so_far.seconds) / 10_000
            told = f"新增 {so_far.added} 份，每秒 {rate:.0f} 万字"
            bar.update(tasks[key], completed=so_far.done, told=told)

        yield draw
