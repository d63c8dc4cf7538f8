"""What is said when nothing came of a task."""

from __future__ import annotations

from replycheck.processes.worker import Cause, Failed


def sentence(failure: object) -> str:
    """Why nothing came of a task, with a way on."""
    if not isinstance(failure, Failed):
        return "程序内部出错，没有查成；请再试一次。"
    match failure.cause:
        case Cause.REFUSED:
            return failure.detail
        case Cause.LATE:
            return "时间太长还没有查完，已经停下；请把文件拆小，或者在“设置”里调高上限。"
        case Cause.MEMORY:
            return "检查这份文件用的内存超过上限，没有查完；请把文件拆小再试。"
        case Cause.DIED:
            return f"检查没有做完（{failure.detail}），文件还在；可以再查一次。"
        case Cause.BROKE:
            return f"检查时出错（{failure.detail}），没有查完；可以再查一次，还不行请换一种格式另存后再查。"
