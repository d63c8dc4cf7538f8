"""Dataclasses of ours are those of ``dataclasses``, made later."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import sys
from dataclasses import FrozenInstanceError, field
from typing import Any

import pytest

from replycheck.checks import all_rules
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Ours:
    """As ``Theirs``."""

    name: str
    sizes: tuple[int, ...] = ()
    note: str = field(default="", compare=False, repr=False)
    found: dict[str, int] = field(default_factory=dict, hash=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """What ``dataclasses`` makes of the same."""

    name: str
    sizes: tuple[int, ...] = ()
    note: str = field(default="", compare=False, repr=False)
    found: dict[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Longer(Ours):
    """A class of such a class, with what is worked out afterwards and what must be named."""

    doubled: str = field(init=False, default="-")
    kind: str = field(default="-", kw_only=True)

    def __post_init__(self) -> None:
        """Refuse what is impossible."""
        if not self.name:
            raise ValueError("no name")


@dataclass(slots=True)
class Changing:
    """Not frozen."""

    count: int = 0
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Alone:
    """Equal to itself alone, without slots."""

    name: str


GIVEN = (("甲",), ("甲", (1, 2)), ("甲", (1, 2), "乙"), ("甲", (1, 2), "乙", {"丙": 1}))


@pytest.mark.parametrize("given", GIVEN, ids=len)
def test_a_value_is_shown_hashed_and_compared_as_dataclasses_does_it(given: tuple[Any, ...]) -> None:
    ours, theirs = Ours(*given), Theirs(*given)

    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert hash(ours) == hash(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    for other in GIVEN:
        assert (ours == Ours(*other)) is (theirs == Theirs(*other))
    assert ours != theirs
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__slots__ == Theirs.__slots__


@pytest.mark.parametrize("value", [Ours("甲", (1,)), Longer("甲", kind="乙"), Changing(2), Alone("甲")], ids=repr)
def test_a_value_comes_back_from_a_pickle_and_a_copy(value: Any) -> None:
    for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301 - our own
        assert type(again) is type(value)
        assert dataclasses.asdict(again) == dataclasses.asdict(value)


def test_nothing_is_set_or_deleted_in_a_frozen_value() -> None:
    value = Ours("甲")

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        value.name = "乙"  # type: ignore[misc]  # what must be refused
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del value.name  # type: ignore[misc]  # what must be refused
    assert dataclasses.replace(value, name="乙") == Ours("乙")


def test_what_can_change_has_no_hash_and_lists_of_its_own() -> None:
    one, other = Changing(), Changing()
    one.names.append("甲")

    assert not other.names
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_a_value_that_is_equal_to_itself_alone_may_be_a_key() -> None:
    one, other = Alone("甲"), Alone("甲")

    assert one != other
    assert len({one, other}) == 2


def test_a_missing_argument_is_named_and_what_is_worked_out_is_checked() -> None:
    with pytest.raises(TypeError, match=r"Ours.__init__\(\) missing 1 required positional argument: 'name'"):
        Ours()  # type: ignore[call-arg]  # what must be refused
    with pytest.raises(TypeError, match="positional argument"):
        Longer("甲", (), "", {}, "乙")  # type: ignore[misc]  # what must be refused
    with pytest.raises(ValueError, match="no name"):
        Longer("")
    assert Longer("甲").doubled == "-"


@pytest.mark.parametrize("count", [1, 40], ids=["the first", "the fortieth"])
def test_each_value_has_its_own_defaults_and_what_lacks_is_always_refused(count: int) -> None:
    @dataclass(slots=True)
    class Counted:
        name: str
        kept: list[int] = field(default_factory=list)
        size: int = 3

    made = [Counted("甲", size=at) for at in range(count)]
    made[-1].kept.append(1)

    assert [(one.name, one.size) for one in made] == [("甲", at) for at in range(count)]
    assert sum(len(one.kept) for one in [*made, Counted("乙")]) == 1
    for given, named in (((), {}), (("甲", [], 1, 2), {}), (("甲",), {"name": "乙"}), (("甲",), {"other": 1})):
        with pytest.raises(TypeError, match="argument"):
            Counted(*given, **named)  # type: ignore[call-overload]  # what must be refused


def test_every_class_that_the_rules_load_takes_what_dataclasses_would_take() -> None:
    all_rules()
    ours = {
        found
        for module in [module for name, module in sys.modules.items() if name.startswith("replycheck.")]
        for found in vars(module).values()
        if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__.startswith("replycheck.")
    }
    assert len(ours) > 100
    for one in ours:
        given = [(each.name, each.type, _alike(each)) for each in dataclasses.fields(one)]
        theirs = dataclasses.make_dataclass(one.__name__, given, eq=False)
        with pytest.raises(TypeError):
            one(**{"no such argument": 1})  # makes the real __init__
        assert _taken(one) == _taken(theirs), one


def _alike(one: dataclasses.Field[Any]) -> Any:
    named: dict[str, Any] = {"init": one.init, "kw_only": one.kw_only}
    if one.default_factory is not dataclasses.MISSING:
        named["default_factory"] = one.default_factory
    elif one.default is not dataclasses.MISSING:
        named["default"] = one.default
    return field(**named)


def _taken(one: type) -> list[tuple[str, object, bool]]:
    found = inspect.signature(one).parameters.values()
    return [(each.name, each.kind, each.default is inspect.Parameter.empty) for each in found]
