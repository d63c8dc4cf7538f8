"""Dataclasses whose methods are made when they are first called: one tenth of what ``dataclasses`` takes at import.

``dataclasses`` compiles six functions for each frozen class, which is a tenth of a second of every start with the
classes of one check; half of them are never made, and few are ever compared. What is easily got wrong: a class is as
``dataclasses`` makes it (``fields``, ``replace``, slots, pickling, hashes), but until its first use ``__init__`` tells
no names of arguments, and a frozen class of ``dataclasses`` itself cannot have one of these as its base.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from reprlib import recursive_repr
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


def _made(cls: type, *, frozen: bool, slots: bool, eq: bool) -> type:
    own = set(vars(cls))
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    methods: dict[str, Any] = {"__init__": _later(made, "__init__", _init), "__repr__": _repr}
    if eq:
        methods["__eq__"] = _later(made, "__eq__", _eq)
        methods["__hash__"] = _later(made, "__hash__", _hash) if frozen else None
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


def _later(made: type, name: str, write: Callable[[type], Callable[..., Any]]) -> Callable[..., Any]:
    """A method that at its first call is put in its own place by the one that ``write`` makes."""

    def first(self: object, *args: object, **named: object) -> Any:  # noqa: ANN401 - whatever the method gives
        method = write(made)
        setattr(made, name, method)
        return method(self, *args, **named)

    first.__name__, first.__qualname__ = name, f"{made.__qualname__}.{name}"
    return first


def _init(made: Any) -> Callable[..., Any]:  # noqa: ANN401 - a class that is asked for what it was given
    known: dict[str, object] = {"_set": _set, "_missing": _MISSING}
    line = "_set(self, {0!r}, {1})" if made.__setattr__ is _refuse_setting else "self.{0} = {1}"
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


def _eq(made: type) -> Callable[..., Any]:
    names = [field.name for field in dataclasses.fields(made) if field.compare]
    mine, other = (f"({''.join(f'{one}.{name}, ' for name in names)})" for one in ("self", "other"))
    body = [f"return {mine} == {other} if other.__class__ is self.__class__ else NotImplemented"]
    return _compiled(made, "__eq__", "(self, other)", body, {})


def _hash(made: type) -> Callable[..., Any]:
    counted = [field for field in dataclasses.fields(made) if (field.compare if field.hash is None else field.hash)]
    names = "".join(f"self.{field.name}, " for field in counted)
    return _compiled(made, "__hash__", "(self)", [f"return hash(({names}))"], {})


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
