"""People whom a paper introduces by their post or task."""

from __future__ import annotations

import pytest

from replycheck.facts.people.introduced import introduced


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由立案庭副庭长曾晓枫负责核查。", ["曾晓枫"]),
        ("指定郑守义、白露两人调查。", ["郑守义", "白露"]),
        ("联系人：格桑央金，电话0500-5550118。", ["格桑央金"]),
        ("由申请人向本院提出。", []),
        ("应由原告承担举证责任。", []),
    ],
    ids=["post", "two", "contact of no surname", "no name behind a post", "no name behind 由"],
)
def test_a_name_is_known_by_what_announces_it(text: str, names: list[str]) -> None:
    assert [one.name for one in introduced(text)] == names
