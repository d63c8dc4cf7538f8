"""The page as an application: its addresses, its files, and the guard before all of them."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from replycheck.web.guard import Guard, Keys
from replycheck.web.store import Store
from replycheck.web.uploads import Gateway
from replycheck.web.views import around, batches, drops, matters
from replycheck.web.views.answering import told

_KINDS = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}
_OF_REPORT = frozenset({"report.css", "report.js"})


@cache
def _static(name: str) -> bytes | None:
    """A file of ours, or of the HTML report; None for any other name."""
    own, shared = files(__package__).joinpath("static"), files("replycheck.reporting.html").joinpath("assets")
    known = {item.name for item in own.iterdir()}
    if name in _OF_REPORT:
        return shared.joinpath(name).read_bytes()
    return own.joinpath(name).read_bytes() if name in known and name.rpartition(".")[2] in _KINDS else None


async def _file(request: Request) -> Response:
    name: str = request.path_params["name"]
    data = _static(name)
    if data is None:
        return Response("", 404)
    return Response(data, media_type=_KINDS[name.rpartition(".")[2]])


async def _missing(request: Request, _error: Exception) -> Response:
    return told(request, "没有这个页面。", 404)


async def _broken(request: Request, error: Exception) -> Response:
    """A defect of ours: told to who looks, and in full to who asks for it as the command line has it."""
    if os.environ.get("REPLYCHECK_DEBUG"):
        traceback.print_exception(error)
    return told(request, f"程序内部出错（{type(error).__name__}）；记下的处理还在，可以再试一次。", 500)


def application(store: Store, keys: Keys, stop: Callable[[], None]) -> ASGIApp:
    """The page of that store; ``stop`` ends the program."""
    app = Starlette(
        routes=[
            Route("/static/{name}", _file),
            *drops.ROUTES,
            *matters.ROUTES,
            *batches.ROUTES,
            *around.ROUTES,
        ],
        exception_handlers={404: _missing, 405: _missing, 500: _broken},
    )
    app.state.store, app.state.gateway, app.state.stop = store, Gateway(), stop
    return Guard(app, keys)
