"""What may be said of a whole run: first what was not checked, then how the replies ended.

What is easily got wrong: sixty replies with nothing to compare them with have not “passed”; they were half checked.
"""

from __future__ import annotations

from replycheck.batch.figures import Tally
from replycheck.batch.summary import LACKS
from replycheck.model.report import Verdict


def unchecked(whole: Tally) -> str:
    """What was not checked, in one sentence; empty where nothing is known to have been left out."""
    told = [
        f"{count} 份{'都' if count == whole.total > 1 else ''}{lack}" for lack in LACKS if (count := whole.lacks[lack])
    ]
    if incomplete := whole.verdicts[Verdict.INCOMPLETE.value]:
        told.append(f"{incomplete} 份没有查全")
    return f"{'；'.join(told)}。" if told else ""


def ended(whole: Tally) -> str:
    """How the replies ended; the passes in which nothing was found apart from those with something to look at."""
    blocked, incomplete = (whole.verdicts[one.value] for one in (Verdict.BLOCKED, Verdict.INCOMPLETE))
    noted = f"；没有错误，{whole.open} 处待核的 {whole.noted}" if whole.noted else ""
    passed = whole.clean + whole.noted
    split = f"（没有发现问题 {whole.clean}{noted}）" if passed else ""
    return f"共检查 {whole.total} 份：通过 {passed}{split}，拦下 {blocked}，未能查全 {incomplete}。"
