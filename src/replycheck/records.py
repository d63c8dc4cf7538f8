"""Dataclasses that compile nothing when they are made: one tenth of what ``dataclasses`` takes at import.

``dataclasses`` compiles six functions for each frozen class and asks of each annotation what it is, which is a tenth of
a second of every start with the classes of one check; of most of them one check makes a few values, and few are ever
compared. What is easily got wrong: a class is as ``dataclasses`` makes it (``fields``, ``replace``, slots, pickling,
hashes), but every annotation is a field (no ``ClassVar``, ``InitVar`` or ``KW_ONLY``), ``__init__`` tells no names of
arguments until many values were made, and a frozen class of ``dataclasses`` cannot have one of these as its base.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:  # what a type checker knows of dataclasses holds of these
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, order=False):  # noqa: ANN001, ANN201 - as above
        """As ``dataclasses.dataclass``, with the options that this package uses."""

        def made(cls: type) -> type:
            if order:
                return dataclasses.dataclass(cls, frozen=frozen, slots=slots, eq=eq, order=order)
            return _made(cls, frozen=frozen, slots=slots, eq=eq)

        return made if cls is None else made(cls)


_MISSING = dataclasses.MISSING
_set = object.__setattr__
_COMPILED_AFTER = 12
"""Values of a class after which its ``__init__`` is compiled: that takes as long as to fill 100 of them by the names of
their fields, and of most classes one check makes fewer than these."""


@dataclasses.dataclass
class _Model:
    field: int


_PARAMS = _Model.__dataclass_params__  # type: ignore[attr-defined]  # what is asked of the bases of a class
_PLAIN: Any = dataclasses.fields(_Model)[0]


def _made(cls: type, *, frozen: bool, slots: bool, eq: bool) -> type:
    own = set(vars(cls))
    made: Any = _with_fields(cls, slots=slots)
    methods: dict[str, Any] = {"__init__": _first_init(made), "__repr__": _repr}
    if eq:
        methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
        if "__eq__" in own and getattr(made, "__hash__", None) is None:
            own.discard("__hash__")  # Python put it there
    if frozen:
        methods |= {"__setattr__": _refuse_setting, "__delattr__": _refuse_deleting}
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _restore}
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    result: type = made
    return result


def _with_fields(cls: Any, *, slots: bool) -> type:  # noqa: ANN401 - a class that is told its fields
    """The class with its fields as ``dataclasses`` tells them; each annotation is a field of a value."""
    found: dict[str, Any] = {}
    for base in cls.__mro__[-1:0:-1]:
        found |= vars(base).get("__dataclass_fields__", {})
    given = dict(vars(cls))
    for name, kind in given.get("__annotations__", {}).items():
        default = given.pop(name, _MISSING)
        one: Any = default if isinstance(default, dataclasses.Field) else dataclasses.field(default=default)
        one.name, one.type, one.kw_only = name, kind, one.kw_only is True
        one._field_type = _PLAIN._field_type  # noqa: SLF001 - by which ``dataclasses.fields`` knows it
        found[name] = one
        if default is not _MISSING and one.default is _MISSING:
            delattr(cls, name)
        elif default is not _MISSING:
            setattr(cls, name, one.default)
    told = {
        "__dataclass_fields__": found,
        "__dataclass_params__": _PARAMS,
        "__match_args__": tuple(one.name for one in found.values() if one.init and not one.kw_only),
    }
    if slots:
        return _slotted(cls, given | told, found)
    for name, value in told.items():
        setattr(cls, name, value)
    result: type = cls
    return result


def _slotted(cls: type, given: dict[str, Any], names: Iterable[str]) -> type:
    """The class made anew, for one that is there can be given no slots."""
    known = {slot for base in cls.__mro__[1:-1] for slot in vars(base).get("__slots__", ())}
    given["__slots__"] = tuple(name for name in names if name not in known)
    for name in ("__dict__", "__weakref__"):
        given.pop(name, None)
    made = type(cls)(cls.__name__, cls.__bases__, given)
    made.__qualname__ = cls.__qualname__
    return made


def _first_init(made: Any) -> Callable[..., None]:  # noqa: ANN401 - as above
    """The ``__init__`` of the first few values; a compiled one takes its place, which also says what is wrong."""
    count = 0

    def first(self: object, *args: object, **named: object) -> None:
        nonlocal count
        count += 1
        values = None if count > _COMPILED_AFTER else _filled(made, args, named)
        if values is None:
            made.__init__ = _init(made)
            made.__init__(self, *args, **named)
            return
        put = _set if made.__setattr__ is _refuse_setting else setattr
        for name, value in values.items():
            put(self, name, value)
        if hasattr(made, "__post_init__"):
            made.__post_init__(self)

    first.__name__, first.__qualname__ = "__init__", f"{made.__qualname__}.__init__"
    return first


def _filled(made: Any, args: tuple[object, ...], named: dict[str, object]) -> dict[str, object] | None:  # noqa: ANN401 - as above
    """The value of each field; None where an argument lacks or is one too many."""
    given = dict(zip(made.__match_args__, args, strict=False)) | named
    if len(given) < len(args) + len(named):
        return None
    values: dict[str, object] = {}
    for field in made.__dataclass_fields__.values():
        if field.init and field.name in given:
            values[field.name] = given.pop(field.name)
        elif field.default is not _MISSING:
            values[field.name] = field.default
        elif field.default_factory is not _MISSING:
            values[field.name] = field.default_factory()
        else:
            return None
    return None if given else values


def _init(made: Any) -> Callable[..., Any]:  # noqa: ANN401 - a class that is asked for what it was given
    known: dict[str, object] = {"_set": _set, "_missing": _MISSING}
    line = "self.{0} = {1}"
    if made.__setattr__ is _refuse_setting:
        line = "_set(self, {0!r}, {1})"
        slots: dict[str, Any] = {field.name: getattr(made, field.name, None) for field in dataclasses.fields(made)}
        if all(isinstance(slot, MemberDescriptorType) for slot in slots.values()):
            line = "_put_{0}(self, {1})"  # saves a third of the time that making a span takes
            known |= {f"_put_{name}": slot.__set__ for name, slot in slots.items()}
    positional, named, body = ["self"], ["*"], []
    for field in dataclasses.fields(made):
        value = _value(field, known)
        if field.init:
            default = f"_default_{field.name}" in known
            (named if field.kw_only else positional).append(f"{field.name}{f'=_default_{field.name}' * default}")
        if value:
            body.append(line.format(field.name, value))
    if hasattr(made, "__post_init__"):
        body.append("self.__post_init__()")
    arguments = ", ".join(positional + (named if len(named) > 1 else []))
    return _compiled(made, "__init__", f"({arguments})", body or ["pass"], known)


def _value(field: dataclasses.Field[Any], known: dict[str, object]) -> str:
    """What a field is set to, "" where it is left alone; what that asks for and the default are put into ``known``."""
    make, default = f"_make_{field.name}", f"_default_{field.name}"
    if field.default_factory is not _MISSING:
        known |= {make: field.default_factory, default: _MISSING}
        return f"{make}() if {field.name} is _missing else {field.name}" if field.init else f"{make}()"
    if field.default is not _MISSING:
        known[default] = field.default
        return field.name if field.init else default
    return field.name if field.init else ""


def _eq(self: Any, other: object) -> object:  # noqa: ANN401 - of any such class
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = _compared(self.__class__)
    return values(self) == values(other)


def _hash(self: Any) -> int:  # noqa: ANN401 - as above
    return hash(_hashed(self.__class__)(self))


def _of_compared(cls: Any) -> Callable[[object], tuple[object, ...]]:  # noqa: ANN401 - as above
    return _values(field.name for field in dataclasses.fields(cls) if field.compare)


def _of_hashed(cls: Any) -> Callable[[object], tuple[object, ...]]:  # noqa: ANN401 - as above
    fields = dataclasses.fields(cls)
    return _values(one.name for one in fields if (one.compare if one.hash is None else one.hash))


_compared: Callable[[type], Callable[[object], tuple[object, ...]]] = cache(_of_compared)
_hashed: Callable[[type], Callable[[object], tuple[object, ...]]] = cache(_of_hashed)


def _values(names: Iterable[str]) -> Callable[[object], tuple[object, ...]]:
    """What gives the attributes with these names."""
    asked = tuple(names)
    if len(asked) > 1:
        return attrgetter(*asked)
    return lambda value: tuple(getattr(value, name) for name in asked)


def _compiled(made: type, name: str, arguments: str, body: list[str], known: dict[str, object]) -> Callable[..., Any]:
    lines = "\n ".join(body)
    exec(f"def {name}{arguments}:\n {lines}", known)  # noqa: S102 - names of fields alone, as dataclasses does it
    method: Any = known[name]
    method.__module__, method.__qualname__ = made.__module__, f"{made.__qualname__}.{name}"
    result: Callable[..., Any] = method
    return result


@recursive_repr()
def _repr(self: Any) -> str:  # noqa: ANN401 - of any such class
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{type(self).__qualname__}({shown})"


def _refuse_setting(_: object, name: str, __: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:  # noqa: ANN401 - as above
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:  # noqa: ANN401 - as above
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        _set(self, field.name, value)
