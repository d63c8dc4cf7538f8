"""The date of signing: told only where it stands as one."""

from __future__ import annotations

import pytest

from replycheck.facts.facts_of import Facts
from replycheck.facts.time.signing import signed
from replycheck.model.document import plain

BODY = "张某：\n你于2023年5月6日来信收悉。经查，2023年4月1日的判决已经生效。\n"


@pytest.mark.parametrize(
    ("tail", "day"),
    [
        ("某某市人民法院\n2023年6月1日", (2023, 6, 1)),
        ("某某市人民法院\n二〇二三年六月一日", (2023, 6, 1)),
        ("某某市人民法院\n（2023年6月1日）", (2023, 6, 1)),
        ("某某市人民法院\n2023年6月1日（印章）\n联系人：王某，电话：027-12345678", (2023, 6, 1)),
        ("某某市人民法院2023年6月1日", (2023, 6, 1)),
        ("感谢你的监督！2023年6月1日", (2023, 6, 1)),
        ("某某市人民法院\n2023年6月1日\n附件1\n判决书\n2020年1月1日", (2023, 6, 1)),
        ("某某市人民法院\n6月1日", None),
        ("某某市人民法院\n2023年2月30日", None),
        ("该判决于2023年6月1日生效", None),
        ("答复如上，时间自2023年6月1日", None),
        ("特此答复。", None),
    ],
)
def test_the_date_of_signing_stands_alone_or_ends_the_text(tail: str, day: tuple[int, int, int] | None) -> None:
    document = plain(BODY + tail)
    found = signed(document)
    assert (None if found is None else found.key) == day
    if found is not None:
        assert found.span.of(document.text) in tail


def test_each_kind_of_fact_is_read_once() -> None:
    facts = Facts("你于2023年5月6日来信，请求支付3.5万元。")
    assert facts.dates is facts.dates
    assert [amount.value for amount in facts.amounts] == [35000]
