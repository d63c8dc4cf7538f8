"""What the server starts its workers with: a name, behind which everything else loads in the worker."""

from __future__ import annotations

from typing import Any

from replycheck.web.work.tasks import Task


def do(task: Task) -> Any:  # noqa: ANN401 - each task has a result of its own
    """Do the task, in a worker; what does it loads here.

    :raises ReplycheckError: with the sentence that is shown.
    """
    from replycheck.web.work.doing import done  # noqa: PLC0415 - the server never gets here

    return done(task)
