"""A folder can be seen at a glance: where it outgrows twenty files its topics become packages."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2] / "src" / "replycheck"
_MOST = 20


def test_no_folder_but_families_of_rules_has_more_than_twenty_modules() -> None:
    folders = [_PACKAGE, *(path for path in _PACKAGE.rglob("*") if path.is_dir() and path.name != "__pycache__")]
    sizes = {str(folder.relative_to(_PACKAGE)): len([*folder.glob("*.py")]) for folder in folders}
    assert {name: size for name, size in sizes.items() if size > _MOST and not name.startswith("checks")} == {}
