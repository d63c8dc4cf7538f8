"""People: named where names stand, with their role; words that look like names are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.facts.people.names import persons

NAMES = st.sampled_from(["张三", "李四光", "欧阳修", "王某", "赵某某", "陈××", "阿依古丽·买买提"])


@given(
    NAMES,
    st.sampled_from(["原告", "被告人", "信访人", "审判员", "联系人", "委托诉讼代理人"]),
    st.sampled_from(
        ["{role}{name}，", "{role}：{name}。", "{role}　{name}\n", "{role}（申请人）{name}不服", "{role}{name}\n"]
    ),
)
def test_a_name_reads_back_from_behind_every_role(name: str, role: str, form: str) -> None:
    text = "本案" + form.format(role=role, name=name)
    (found,) = persons(text)
    assert (found.name, found.role) == (name, role)
    assert found.span.of(text) == name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("审判长 李 四", [("李四", "审判长")]),
        ("张三先生，你好", [("张三", "")]),
        ("张某：\n你的来信收悉。", [("张某", "")]),
        ("原告张三、李四诉称", [("张三", "原告"), ("李四", "原告")]),
        ("王五，男，1970年5月6日出生", [("王五", "")]),
        ("被告人张某予以否认", [("张某", "被告人")]),
        ("法定代理人吴某2到庭", [("吴某2", "法定代理人")]),
    ],
)
def test_people_are_found_in_their_places(text: str, named: list[tuple[str, str]]) -> None:
    assert [(person.name, person.role) for person in persons(text)] == named


@pytest.mark.parametrize(
    "text", ["原告应当举证", "被告公司不服", "被告人和正在服刑的罪犯", "信访人反映的问题", "申请人有关材料"]
)
def test_words_that_only_look_like_names_are_none(text: str) -> None:
    assert persons(text) == ()


@pytest.mark.parametrize(("name", "masked"), [("张三", False), ("张某", True), ("王××", True)])
def test_a_masked_name_is_known_as_masked(name: str, *, masked: bool) -> None:
    (found,) = persons(f"信访人{name}，")
    assert found.masked is masked


@given(st.text(alphabet="张王李三某原告被人信访：，、 \n×", max_size=30))
def test_no_text_breaks_the_search_for_names(text: str) -> None:
    assert all("".join(found.span.of(text).split()) == found.name for found in persons(text))
