"""Files coming in, one request each, and what they become."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from replycheck.app.places import Place
from replycheck.web.uploads import MOST_BYTES, MOST_FILES, Gateway, RefusedUploadError, save
from replycheck.web.views.answering import MissingError, kindly, store_of

_GONE = "这次拖放已经结束，请把文件再拖一次。"


@kindly
async def _begin(request: Request) -> Response:
    """Room for files; ``into`` and ``place`` name where they were dropped."""
    into, named = request.query_params.get("into", ""), request.query_params.get("place", "")
    place = Place(named) if named in set(Place) else None
    drop = store_of(request).drop(into, place)
    return JSONResponse({"id": drop.id})


@kindly
async def _file(request: Request) -> Response:
    """One file."""
    store = store_of(request)
    drop = store.open_drop(request.path_params["drop"])
    if drop is None:
        raise MissingError(_GONE)
    if len(drop.names) >= MOST_FILES:
        raise RefusedUploadError(f"一次最多 {MOST_FILES} 个文件；更多的请用命令 replycheck batch。", 413)
    gateway: Gateway = request.app.state.gateway
    most = min(store.configured.settings.limits.file_bytes, MOST_BYTES - drop.bytes)
    path = drop.claim(request.query_params.get("name", "")[:1_000])
    try:
        async with gateway.place():
            drop.bytes += await save(request, path, most)
    except BaseException:
        drop.give_up(path)
        raise
    return JSONResponse({"name": path.name})


@kindly
async def _settle(request: Request) -> Response:
    """All files have come."""
    address = await run_in_threadpool(store_of(request).settle, request.path_params["drop"])
    return JSONResponse({"go": address})


ROUTES = [
    Route("/drops", _begin, methods=["POST"]),
    Route("/drops/{drop}/files", _file, methods=["PUT"]),
    Route("/drops/{drop}/done", _settle, methods=["POST"]),
]
