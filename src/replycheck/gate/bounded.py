"""A check in a child process with hard limits on time and memory, as a batch has them.

What is easily got wrong: a rule that never ends is noticed by no clock in its own process; here the child is ended from
outside, and its paper is one whose rules all crashed, never a pass.
"""

from __future__ import annotations

from replycheck import app
from replycheck.config.settings import Settings
from replycheck.errors import UsageError
from replycheck.model.limits import Limits
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
    return app.unfinished(reply, _why(found, limits)) if isinstance(found, Failed) else found


def _why(failure: Failed, limits: Limits) -> str:
    """Why a check came to nothing, as a Chinese sentence.

    :raises UsageError: the check itself refused.
    """
    match failure.cause:
        case Cause.LATE:
            return f"超过 {limits.checking_seconds} 秒还没有查完，已经停下；请换一个较小的文件，或者拆开再查。"
        case Cause.DIED:
            return f"检查进程意外中止（{failure.detail}），没有查完。"
        case Cause.MEMORY:
            return "检查这份文件用的内存超过上限，没有查完；请换一个较小的文件，或者拆开再查。"
        case Cause.BROKE:
            return f"检查时出错（{failure.detail}），没有查完；请把这份文件报给开发者。"
        case Cause.REFUSED:
            raise UsageError(failure.detail)
