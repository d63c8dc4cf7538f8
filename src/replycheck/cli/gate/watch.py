"""``replycheck watch``: check what is put into a folder, and move it on."""

from __future__ import annotations

import sys
from pathlib import Path

from replycheck.cli.gate.commands import exit_code, gate_config, given_inputs, issuer_of, line, say, today
from replycheck.errors import UsageError
from replycheck.gate.rulings import open_gate
from replycheck.gate.watch import Folders, Orders
from replycheck.gate.watch import watch as watched
from replycheck.records import dataclass
from replycheck.reporting import one_line

_SETTLE_SECONDS = 2.0
"""Long enough for the pauses of a copy over an office network, short enough not to be noticed."""


@dataclass(frozen=True, slots=True)
class WatchRequest:
    """The arguments of ``replycheck watch``."""

    incoming: str
    passed: str | None = None
    blocked: str | None = None
    policy: str | None = None
    by: str | None = None
    sign: str | None = None
    sources: tuple[str, ...] = ()
    petition: str | None = None
    settle: float | None = None
    once: bool = False
    config: str | None = None


def watch(request: WatchRequest) -> int:
    """Watch until interrupted, or once; gives the exit code of the latter.

    :raises UsageError: an option is missing, or a folder or the policy cannot be used.
    """
    config, policy = gate_config(request.policy, request.config)
    passed, blocked = config.text("watch.passed", request.passed), config.text("watch.blocked", request.blocked)
    if passed is None or blocked is None:
        raise UsageError("请用 --passed 和 --blocked 指明通过的、拦下的各移到哪里。")
    orders = Orders(
        open_gate=lambda: open_gate(policy, config.settings, today()),
        inputs=given_inputs(config, request.sources, request.petition),
        issuer=issuer_of(config, request.by, request.sign),
        settle=config.number("watch.settle", request.settle, _SETTLE_SECONDS),
        once=request.once,
    )
    kept: list[str] = []

    def tell(sentence: str) -> None:
        kept.append(sentence)
        say(sentence)

    rulings = {}
    for file, ruling, target in watched(Folders(Path(request.incoming), Path(passed), Path(blocked)), orders, tell):
        sys.stdout.write(f"{line(file, ruling)} → {one_line(str(target))}\n")
        sys.stdout.flush()
        if request.once:
            rulings[file] = ruling
    worst = exit_code(rulings) if rulings else 0
    return worst or (3 if kept else 0)
