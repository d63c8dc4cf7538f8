"""How addresses are answered: whole pages for who arrives, the changed part for who is there already."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from replycheck.errors import ReplycheckError
from replycheck.web.matters import Matter
from replycheck.web.rendering import page
from replycheck.web.store import Store
from replycheck.web.uploads import RefusedUploadError

View = Callable[[Request], Awaitable[Response]]


def store_of(request: Request) -> Store:
    """The store behind the page."""
    store: Store = request.app.state.store
    return store


class MissingError(ReplycheckError):
    """What was asked for is not there (any more)."""


def matter_of(request: Request) -> Matter:
    """The matter in the address.

    :raises MissingError: it is not open.
    """
    matter = store_of(request).matters.get(request.path_params["matter"])
    if matter is None:
        raise MissingError("这一件没有打开着（程序重新开过，或者已经关掉）。请把文件再拖进来；记下的处理会跟着回来。")
    return matter


def full(request: Request, template: str, status: int = 200, **values: Any) -> Response:  # noqa: ANN401 - what a template takes
    """A page; only its inside where the browser has the frame already."""
    store = store_of(request)
    inside = "hx-request" in request.headers and "hx-history-restore-request" not in request.headers
    base = "bare.html.j2" if inside else "layout.html.j2"
    trouble = " ".join(filter(None, (store.configured.trouble, store.unkept)))
    html = page(template, base=base, store=store, trouble=trouble, here=request.url.path, **values)
    return Response(html, status, media_type="text/html")


def part(html: str, status: int = 200) -> Response:
    """A part of a page."""
    return Response(html, status, media_type="text/html")


def download(data: bytes, name: str) -> Response:
    """A file to take away, never shown."""
    heads = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, media_type="application/octet-stream", headers=heads)


def go(request: Request, address: str) -> Response:
    """Lead the browser to another page of ours."""
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": address})
    return Response(status_code=303, headers={"Location": address})


def kindly(view: View) -> View:
    """What cannot be done is told in a sentence."""

    @wraps(view)
    async def answering(request: Request) -> Response:
        try:
            return await view(request)
        except RefusedUploadError as error:
            answer = told(request, str(error), error.status)
            if error.status == HTTPStatus.REQUEST_TIMEOUT:
                answer.headers["connection"] = "close"  # who is too slow need not be heard to the end
            return answer
        except MissingError as error:
            return told(request, str(error), 404)
        except ReplycheckError as error:
            return told(request, str(error), 409)

    return answering


def told(request: Request, sentence: str, status: int) -> Response:
    """A sentence instead of what was asked for, in the form that the asker reads."""
    if request.url.path.startswith("/drops"):
        return JSONResponse({"told": sentence}, status)
    if "hx-request" in request.headers:
        # shown in the place for notices, whatever place the answer was meant for
        heads = {"HX-Retarget": "#notice", "HX-Reswap": "innerHTML"}
        return Response(page("notice.html.j2", told=sentence), 200, heads, media_type="text/html")
    return full(request, "told.html.j2", status, told=sentence)
