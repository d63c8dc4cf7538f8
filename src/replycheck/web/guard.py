"""Who may speak to the page: one browser on this machine, which was handed the key.

Every request is looked at before anything else happens. What is easily got wrong: a page of a stranger, open in the
same browser, can send requests here; so the name that the browser asked for (Host), the page that asks (Origin,
Sec-Fetch-Site) and the key (a cookie that no other site's request carries) must all be right, for reading as well.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, MutableMapping
from dataclasses import field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from replycheck.records import dataclass
from replycheck.web.rendering import page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_HOSTS = ("127.0.0.1", "localhost")
_READING = frozenset({"GET", "HEAD"})
_OWN = frozenset({"same-origin", "none"})


def _key() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Keys:
    """``token`` stands in the address that is opened, ``session`` in the cookie that it is exchanged for."""

    port: int
    token: str = field(default_factory=_key)
    session: str = field(default_factory=_key)

    @property
    def address(self) -> str:
        """The address to open."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: cookies know no ports, so that another page of ours has another name."""
        return f"replycheck-{self.port}"


class Guard:
    """The application behind the checks; whatever it answers carries the headers that bind the browser."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app, self._keys = app, keys
        self._hosts = frozenset(f"{host}:{keys.port}" for host in _HOSTS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI says; what is no HTTP (a web socket) gets no answer at all."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer = self._refusal(scope) or self._exchange(scope)
        await (answer or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        """What is answered to a request that comes from elsewhere."""
        heads = _heads(scope)
        host = heads.get(b"host", b"").decode("latin-1")
        origin = heads.get(b"origin")
        site = heads.get(b"sec-fetch-site", b"none").decode("latin-1")
        own_origin = origin is None or origin.decode("latin-1") == f"http://{host}"
        changes = scope["method"] not in _READING
        if host not in self._hosts or not own_origin or (changes and origin is None) or site not in _OWN:
            return _no("这个请求不是从本机的页面发来的，没有处理。")
        return None

    def _exchange(self, scope: Scope) -> Response | None:
        """The cookie for the token; a refusal for who has neither; None for who may pass."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if given and scope["method"] in _READING and _same(given, self._keys.token):
            answer = RedirectResponse(scope["path"], 303)
            answer.set_cookie(self._keys.cookie, self._keys.session, path="/", httponly=True, samesite="strict")
            return answer
        if _same(_cookie(scope, self._keys.cookie), self._keys.session):
            return None
        return _no("请用程序打开时给出的完整地址（带钥匙的那一个）打开这个页面；没有了就重新运行 replycheck serve。")


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _heads(scope: Scope) -> dict[bytes, bytes]:
    """The headers; one that comes twice is refused by being joined, as no right value has a comma."""
    found: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        found[name] = found[name] + b", " + value if name in found else value
    return found


def _cookie(scope: Scope, name: str) -> str:
    try:
        cookies = SimpleCookie(_heads(scope).get(b"cookie", b"").decode("latin-1").replace(",", ";"))
    except CookieError:
        return ""
    return cookies[name].value if name in cookies else ""


def _no(why: str) -> Response:
    return Response(page("refused.html.j2", why=why), 403, media_type="text/html")


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            bound: MutableMapping[str, Any] = message
            names = {name for name, _ in HEADERS}
            kept: Iterable[tuple[bytes, bytes]] = (
                one for one in bound.get("headers", ()) if one[0] not in names | {b"server"}
            )
            bound["headers"] = [*kept, *HEADERS]
        await send(message)

    return sending
