"""The rest: the first page, settings, help, what is kept, and the end."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from replycheck.app.naming import rule_named
from replycheck.checks import all_rules, families
from replycheck.errors import ConfigError
from replycheck.model.house import House
from replycheck.model.limits import Limits
from replycheck.model.profile import Profile
from replycheck.web.rendering import page
from replycheck.web.uploads import MOST_FILES, form
from replycheck.web.views.answering import full, kindly, part, store_of

if TYPE_CHECKING:
    from replycheck.rules.rule import Rule

_LIMITS = {
    "file_bytes": "一个文件最大（字节）",
    "unpacked_bytes": "解开以后最大（字节）",
    "ratio": "解开以后最多是原来的几倍",
    "nesting": "压缩包套几层",
    "files": "一件材料最多几个文件",
    "pages": "最多几页",
    "characters": "最多几个字",
    "pixels": "图片最多几个像素",
    "seconds": "读一个文件最多几秒",
    "office_seconds": "LibreOffice 最多几秒",
    "memory_bytes": "读一个文件最多用的内存（字节）",
}
_MARGINS = 4


@kindly
async def _home(request: Request) -> Response:
    store = store_of(request)
    return full(
        request,
        "home.html.j2",
        matters=list(reversed(store.matters.values())),
        batches=list(reversed(store.inspections.values())),
        most=store.configured.settings.limits.file_bytes,
        most_files=MOST_FILES,
    )


@kindly
async def _settings(request: Request) -> Response:
    return _settings_page(request)


def _settings_page(request: Request, told: str = "", status: int = 200) -> Response:
    configured = store_of(request).configured
    settings = configured.settings
    grouped: dict[str, list[Rule]] = {}
    for rule in all_rules():
        grouped.setdefault(rule.family, []).append(rule)
    return full(
        request,
        "settings.html.j2",
        status,
        told=told,
        settings=settings,
        house=settings.house or House(),
        configured=configured,
        rules=[(families()[name].title, rules) for name, rules in grouped.items()],
        profiles=[(str(profile.value), profile.label) for profile in Profile],
        limits=[
            (name, label, getattr(settings.limits, name), getattr(Limits(), name)) for name, label in _LIMITS.items()
        ],
        redact=configured.redact,
    )


@kindly
async def _save(request: Request) -> Response:
    """Write the settings into the configuration file."""
    configured = store_of(request).configured
    given = await form(request)
    try:
        wanted = _wanted(given)
        await run_in_threadpool(configured.change, wanted, given.get("seen", ""))
    except ConfigError as error:
        return _settings_page(request, str(error))
    return _settings_page(request, f"已保存到“{configured.path}”。")


def _wanted(given: dict[str, str]) -> dict[str, Any]:
    """The values for the file; what is the default is taken out of it.

    :raises ConfigError: a figure is none.
    """
    off = sorted(rule.id for rule in all_rules() if f"on.{rule.id}" not in given)
    wanted: dict[str, Any] = {
        "disabled": off or None,
        "profile": given.get("profile") or None,
        "library": given.get("library", "").strip() or None,
        "redact": True if "redact" in given else None,
        "paginate": True if "paginate" in given else None,
        "ocr.enabled": None if "ocr" in given else False,
        "house.body_face": given.get("body_face", "").strip() or None,
        "house.body_size": _figure(given.get("body_size", ""), "正文字号"),
        "house.margins": _margins(given.get("margins", "")),
        "house.page_numbers": None if "page_numbers" in given else False,
    }
    for field in fields(Limits):
        words = given.get(f"limits.{field.name}", "").strip().replace(",", "").replace("_", "")
        if words and not (words.isascii() and words.isdecimal()):
            raise ConfigError(f"“{_LIMITS[field.name]}”应是整数，没有保存。")
        value = int(words) if words else None
        wanted[f"limits.{field.name}"] = None if value == getattr(Limits(), field.name) else value
    return wanted


def _figure(words: str, called: str) -> float | int | None:
    if not words.strip():
        return None
    try:
        value = float(words)
    except ValueError as error:
        raise ConfigError(f"“{called}”应是数，没有保存。") from error
    return int(value) if value.is_integer() else value


def _margins(words: str) -> list[float | int] | None:
    pieces = words.replace("，", ",").replace("、", ",").split(",") if words.strip() else []
    found = [one for piece in pieces if (one := _figure(piece, "页边距")) is not None]
    if pieces and len(found) != _MARGINS:
        raise ConfigError("“页边距”应是上、右、下、左四个毫米数，用逗号隔开，没有保存。")
    return found or None


@kindly
async def _empty(request: Request) -> Response:
    """Remove everything that is kept."""
    store = store_of(request)
    await run_in_threadpool(lambda: store.keep(wanted=False))
    store.forget_unopened()
    return part(page("keep.html.j2", store=store, asked=True))


@kindly
async def _help(request: Request) -> Response:
    grouped: dict[str, list[Rule]] = {}
    for rule in all_rules():
        grouped.setdefault(rule.family, []).append(rule)
    return full(request, "help.html.j2", rules=[(families()[name].title, rules) for name, rules in grouped.items()])


@kindly
async def _rule(request: Request) -> Response:
    wanted = rule_named(request.path_params["rule"])
    rule = next(rule for rule in all_rules() if rule.id == wanted)
    return full(request, "rule.html.j2", rule=rule, family=families()[rule.family].title)


@kindly
async def _stop(request: Request) -> Response:
    """The end: the program stops once this has been answered."""
    request.app.state.stop()
    return part(page("stopped.html.j2"))


ROUTES = [
    Route("/", _home),
    Route("/settings", _settings),
    Route("/settings", _save, methods=["POST"]),
    Route("/kept/empty", _empty, methods=["POST"]),
    Route("/help", _help),
    Route("/help/rules/{rule}", _rule),
    Route("/stop", _stop, methods=["POST"]),
]
