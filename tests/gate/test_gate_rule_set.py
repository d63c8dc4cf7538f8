"""The digest of the rule set changes with whatever decides, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import replycheck
from replycheck.gate.rule_set import _DECIDING, _part, rules_digest

_NOT_DECIDING = {"app", "batch", "cli", "config", "corpora", "disk", "gate", "library", "processes", "reporting", "web"}
"""They put together, show or move; what a rule finds does not depend on them."""


def test_every_layer_is_known_to_decide_or_not() -> None:
    package = Path(replycheck.__file__).parent
    layers = {path.name for path in package.iterdir() if path.is_dir() and path.name != "__pycache__"}

    assert layers - set(_DECIDING) <= _NOT_DECIDING


def test_the_digest_is_stable_within_a_version() -> None:
    assert rules_digest() == rules_digest()
    assert len(rules_digest()) == 64


def test_line_ends_do_not_matter_and_anything_else_does(tmp_path: Path) -> None:
    file = tmp_path / "rule.py"
    told = []
    for text in (b"a\nb\n", b"a\r\nb\r\n", b"a\nc\n"):
        file.write_bytes(text)
        told.append(_part(file, tmp_path))

    assert told[0] == told[1] != told[2]
