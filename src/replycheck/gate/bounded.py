"""A check in a child process with hard limits on time and memory, as a batch has them.

What is easily got wrong: a rule that never ends is noticed by no clock in its own process; here the child is ended from
outside, and its paper is one whose rules all crashed, never a pass.
"""

from __future__ import annotations

from replycheck import app
from replycheck.batch.checking import why_unfinished
from replycheck.config.settings import Settings
from replycheck.errors import UsageError
from replycheck.model.report import Report
from replycheck.processes.bounds import Bounds
from replycheck.processes.call import attempt
from replycheck.processes.worker import Cause, Failed


def examine(reply: str, inputs: app.Inputs, settings: Settings) -> Report:
    """As ``app.examine``; what exceeds the limits of ``settings`` ends with every rule crashed.

    :raises ReplycheckError: as ``app.examine`` does.
    """
    limits = settings.limits
    found = attempt(app.examine, reply, inputs, settings, bounds=Bounds(limits.checking_seconds, limits.checking_bytes))
    if not isinstance(found, Failed):
        return found
    why = why_unfinished(found, limits.checking_seconds)
    if found.cause is Cause.REFUSED:
        raise UsageError(why)
    return app.unfinished(reply, why)
