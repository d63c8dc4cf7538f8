"""One matter: its places, its report as it comes, answers, and what is taken away."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from replycheck.app.naming import profile_named
from replycheck.app.places import Place
from replycheck.errors import UsageError
from replycheck.model.profile import Profile
from replycheck.processes.worker import Failed
from replycheck.web.failing import sentence
from replycheck.web.matters import Matter
from replycheck.web.rendering import page
from replycheck.web.uploads import form
from replycheck.web.views.answering import download, full, go, kindly, matter_of, part, store_of
from replycheck.web.work.tasks import FORMS, Checked

_PATIENCE_SECONDS = 8.0
"""So long an answer is waited for before the browser asks again."""
_GLANCE_SECONDS = 0.3
"""Who comes first is shown within so long that the papers are being looked at; most are sorted by then."""
_DAYS = 90
T = TypeVar("T")


async def _awaited(future: Future[T], seconds: float = _PATIENCE_SECONDS) -> T | None:
    """The result, None while there is none."""
    waiting = asyncio.shield(asyncio.wrap_future(future))
    try:
        return await asyncio.wait_for(waiting, seconds)
    except TimeoutError:
        return None


@kindly
async def _matter(request: Request) -> Response:
    matter = matter_of(request)
    if matter.sorting is not None and not matter.sorting.done():
        await _awaited(matter.sorting, _PATIENCE_SECONDS if "wait" in request.query_params else _GLANCE_SECONDS)
    if matter.became:
        return go(request, matter.became)
    return _page(request, matter)


def _page(request: Request, matter: Matter) -> Response:
    store = store_of(request)
    return full(
        request,
        "matter.html.j2",
        matter=matter,
        places=(Place.REPLY, Place.SOURCE, Place.PETITION),
        unused=matter.at(Place.UNUSED),
        sorting=matter.sorting is not None and not matter.sorting.done(),
        profiles=[(str(profile.value), profile.label) for profile in Profile],
        library=store.configured.library,
    )


@kindly
async def _reading(request: Request) -> Response:
    """How many pages of a scan are recognised."""
    return part(page("reading.html.j2", matter=matter_of(request)))


@kindly
async def _alone(request: Request) -> Response:
    """What is found in the reply by itself, while the other papers are still being compared."""
    run = matter_of(request).run
    if run is None or run.alone is None:
        return part("", 204)
    found = await _awaited(run.alone)
    return part(found.html) if isinstance(found, Checked) else part("", 204)


@kindly
async def _whole(request: Request) -> Response:
    """The report, once it is there; until then nothing."""
    matter, store = matter_of(request), store_of(request)
    if matter.run is None:
        return part("", 204)
    found = await _awaited(matter.run.whole)
    if found is None:
        return part("", 204)
    if isinstance(found, Failed):
        return part(page("failed.html.j2", matter=matter, told=sentence(found)))
    html = await run_in_threadpool(store.shown, matter, found)
    around = page("around.html.j2", matter=matter, checked=found, forms=FORMS, until=_until())
    return part(html + around)


@kindly
async def _put(request: Request) -> Response:
    """A paper is put into another place; an empty one takes it off the table."""
    matter, store = matter_of(request), store_of(request)
    given = await form(request)
    place = given.get("place", "")
    if place not in set(Place) or not matter.move(given.get("name", ""), Place(place)):
        raise UsageError("没有这份文件，或者没有这一格；请刷新页面。")
    await run_in_threadpool(store.check, matter)
    return _page(request, matter)


def _profile(name: str) -> str:
    """The id of the kind of paper, "" for the one that the settings say.

    :raises UsageError: there is none of that name.
    """
    found = profile_named(name or "auto")
    return "" if found is None else str(found.value)


@kindly
async def _again(request: Request) -> Response:
    """Check once more: as another kind of paper, as a draft, with the library, or just again."""
    matter, store = matter_of(request), store_of(request)
    given = await form(request)
    if "profile" in given:
        matter.profile = _profile(given["profile"])
        matter.draft = "draft" in given
    if "library" in given:
        if store.configured.library is None:
            raise UsageError("还没有设文书库；请先在“设置”里写明文书库的文件夹。")
        matter.library = given["library"] == "1"
    await run_in_threadpool(store.check, matter)
    return _page(request, matter)


@kindly
async def _cancel(request: Request) -> Response:
    matter = matter_of(request)
    await run_in_threadpool(store_of(request).cancel, matter)
    return part("", 204)


@kindly
async def _close(request: Request) -> Response:
    await run_in_threadpool(store_of(request).close_matter, matter_of(request).id)
    return go(request, "/")


@kindly
async def _apart(request: Request) -> Response:
    matter = matter_of(request)
    await run_in_threadpool(store_of(request).set_apart, matter)
    return _page(request, matter)


@kindly
async def _answer(request: Request) -> Response:
    """What is said of a finding; the answer shows itself, and asks once whether answers are to be kept."""
    matter, store = matter_of(request), store_of(request)
    fingerprint = request.path_params["fingerprint"]
    given = await form(request)
    said = await run_in_threadpool(store.answer, matter, fingerprint, given.get("kind", ""), given.get("reason", ""))
    return part(
        page(
            "answered.html.j2",
            base=f"/matters/{matter.id}",
            fingerprint=fingerprint,
            key=given.get("key", "")[:8],
            said=said,
            stays=None,
            store=store,
            matter=matter,
        )
    )


@kindly
async def _keep(request: Request) -> Response:
    """Whether answers outlive the page."""
    store = store_of(request)
    given = await form(request)
    await run_in_threadpool(lambda: store.keep(wanted=given.get("wanted") == "1"))
    return part(page("keep.html.j2", store=store, asked=True))


def _until() -> str:
    """The day that a waiver is proposed to end with."""
    return (date.today() + timedelta(days=_DAYS)).isoformat()  # noqa: DTZ011 - the day in the office's own time


def _named(matter: Matter, ending: str) -> str:
    """What a file is called that is taken away."""
    if not ending.startswith("-"):
        return ending
    return f"{PurePosixPath(matter.title).stem}{ending}"


@kindly
async def _take(request: Request) -> Response:
    matter = matter_of(request)
    taken = await run_in_threadpool(store_of(request).taken, matter, request.path_params["form"])
    return download(taken.data, _named(matter, taken.ending))


@kindly
async def _prepare(request: Request) -> Response:
    """A receipt or waivers, which somebody answers for; shown as a link with what must be told."""
    matter, store = matter_of(request), store_of(request)
    given = await form(request)
    by = given.get("by", "").strip()
    if request.path_params["what"] == "receipt":
        taken = await run_in_threadpool(store.stamped, matter, by)
    else:
        until = _day(given.get("until", ""))
        taken = await run_in_threadpool(store.waived, matter, by, until)
    name = _named(matter, taken.ending)
    return part(page("made.html.j2", key=store.hold(taken, name), name=name, told=taken.told))


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


@kindly
async def _made(request: Request) -> Response:
    found = store_of(request).made.get(request.path_params["key"])
    if found is None:
        raise UsageError("这个文件已经不在了，请再做一次。")
    return download(found[0].data, found[1])


ROUTES = [
    Route("/matters/{matter}", _matter),
    Route("/matters/{matter}/reading", _reading),
    Route("/matters/{matter}/alone", _alone),
    Route("/matters/{matter}/whole", _whole),
    Route("/matters/{matter}/places", _put, methods=["POST"]),
    Route("/matters/{matter}/again", _again, methods=["POST"]),
    Route("/matters/{matter}/cancel", _cancel, methods=["POST"]),
    Route("/matters/{matter}/close", _close, methods=["POST"]),
    Route("/matters/{matter}/apart", _apart, methods=["POST"]),
    Route("/matters/{matter}/answers/{fingerprint}", _answer, methods=["POST"]),
    Route("/matters/{matter}/take/{form}", _take),
    Route("/matters/{matter}/prepare/{what}", _prepare, methods=["POST"]),
    Route("/made/{key}", _made),
    Route("/keep", _keep, methods=["POST"]),
]
