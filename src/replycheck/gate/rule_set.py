"""The digest of the rule set: the sources of everything that decides what a check finds.

The rules' own files are not enough: a rule speaks through the facts, the reader and the tables it relies on.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import replycheck
from replycheck.checks import all_rules
from replycheck.model.serial import tool_version
from replycheck.text.tables import table_path

_DECIDING = (
    "checks", "rules", "engine", "config", "facts", "reuse", "pages", "sequence", "compare", "flow", "text", "model",
    "readers", "library",
)  # fmt: skip
_A_TABLE = "residue.tsv"
"""Any table: the others lie beside it."""


@cache
def rules_digest() -> str:
    """SHA-256 over the rules' ids, the deciding sources and the tables of facts; line endings do not matter."""
    package = Path(replycheck.__file__).parent
    parts = [f"rule {rule.id}".encode() for rule in all_rules()]
    sources = sorted(file for layer in _DECIDING for file in (package / layer).rglob("*.py"))
    parts += [_part(file, package) for file in sources]
    tables = table_path(_A_TABLE).parent
    parts += [_part(file, tables) for file in sorted(tables.iterdir()) if file.is_file()]
    if not sources:  # a frozen program carries no sources: the version stands for them
        parts.append(f"version {tool_version()}".encode())
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"%d\n" % len(part) + part)
    return digest.hexdigest()


def _part(file: Path, folder: Path) -> bytes:
    name = file.relative_to(folder).as_posix()
    return f"source {name}\n".encode() + file.read_bytes().replace(b"\r\n", b"\n")
