"""Many replies: how far the check is, the overview, each reply in its place, and the files of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from replycheck.model.report import Verdict
from replycheck.web.rendering import page
from replycheck.web.views.answering import MissingError, download, full, go, kindly, part, store_of
from replycheck.web.work.tasks import Bench, Show

if TYPE_CHECKING:
    from replycheck.web.inspections import Inspection

_PAGE = 50
"""Rows of the overview at a time."""


def _of(request: Request) -> Inspection:
    found = store_of(request).inspections.get(request.path_params["batch"])
    if found is None:
        raise MissingError("这一批没有打开着（程序重新开过）。请把文件夹再拖进来。")
    return found


def _values(request: Request) -> dict[str, Any]:
    inspection, asked = _of(request), request.query_params
    verdict, unit, words = asked.get("verdict", ""), asked.get("unit", ""), asked.get("words", "")[:100]
    rows = inspection.overview(verdict, unit, words)
    given = asked.get("page", "1")
    pages = max(1, -(-len(rows) // _PAGE))
    number = min(pages, max(1, int(given))) if given.isascii() and given.isdecimal() else 1
    lacking, ended = inspection.headline()
    return {
        "batch": inspection,
        "rows": rows[(number - 1) * _PAGE : number * _PAGE],
        "fitting": len(rows),
        "number": number,
        "pages": pages,
        "verdict": verdict,
        "unit": unit,
        "words": words,
        "lacking": lacking,
        "ended": ended,
        "verdicts": [(one.value, one.label) for one in Verdict],
    }


@kindly
async def _batch(request: Request) -> Response:
    return full(request, "batch.html.j2", **_values(request))


@kindly
async def _progress(request: Request) -> Response:
    """The bar, the figures and the rows as they come."""
    return part(page("batch_progress.html.j2", **_values(request)))


@kindly
async def _cancel(request: Request) -> Response:
    await run_in_threadpool(_of(request).cancel)
    return part(page("batch_progress.html.j2", **_values(request)))


@kindly
async def _resume(request: Request) -> Response:
    await run_in_threadpool(_of(request).resume)
    return part(page("batch_progress.html.j2", **_values(request)))


@kindly
async def _close(request: Request) -> Response:
    """Remove the papers and results of a list."""
    await run_in_threadpool(store_of(request).close_inspection, _of(request).id)
    return go(request, "/")


def _number(request: Request) -> int:
    given: int = request.path_params["number"]
    return given


@kindly
async def _reply(request: Request) -> Response:
    """One reply of the list with its report."""
    inspection, store, number = _of(request), store_of(request), _number(request)
    report = inspection.report(number)
    if report is None:
        raise MissingError("这一份还没有查完，请稍等。")
    base = f"/batches/{inspection.id}/replies/{number}"
    task = Show(str(report), Bench(base, changes=False), str(inspection.folder), inspection.settings)
    html = await run_in_threadpool(store.ask, task, str)
    asked = {name: request.query_params.get(name, "")[:100] for name in ("verdict", "unit", "words")}
    order = [one.number for one in inspection.overview(**asked)]
    order = order if number in order else [one.number for one in inspection.overview()]
    at = order.index(number) if number in order else 0
    return full(
        request,
        "batch_reply.html.j2",
        batch=inspection,
        entry=inspection.entry(number),
        html=html,
        before=order[at - 1] if at else None,
        after=order[at + 1] if at + 1 < len(order) else None,
        place=at + 1,
        of=len(order),
        query=urlencode({name: value for name, value in asked.items() if value}),
        base_address=base,
    )


@kindly
async def _open(request: Request) -> Response:
    """Open a reply as a matter of its own, to mend it."""
    address = await run_in_threadpool(store_of(request).opened, _of(request), _number(request))
    return go(request, address)


@kindly
async def _workbook(request: Request) -> Response:
    return download(await run_in_threadpool(_of(request).workbook), "检查结果.xlsx")


@kindly
async def _unit(request: Request) -> Response:
    unit = request.query_params.get("unit", "")
    data = await run_in_threadpool(_of(request).paper_for, unit)
    return download(data, f"讲评材料-{unit or '全部单位'}.docx")


ROUTES = [
    Route("/batches/{batch}", _batch),
    Route("/batches/{batch}/progress", _progress),
    Route("/batches/{batch}/cancel", _cancel, methods=["POST"]),
    Route("/batches/{batch}/resume", _resume, methods=["POST"]),
    Route("/batches/{batch}/close", _close, methods=["POST"]),
    Route("/batches/{batch}/replies/{number:int}", _reply),
    Route("/batches/{batch}/replies/{number:int}/open", _open, methods=["POST"]),
    Route("/batches/{batch}/take/workbook", _workbook),
    Route("/batches/{batch}/take/unit", _unit),
]
