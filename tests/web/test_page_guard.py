"""Who may speak to the page, and what a stranger gets: nothing."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from replycheck.web.guard import Keys

PAGES = [
    "/",
    "/settings",
    "/help",
    "/static/page.js",
    "/static/htmx.min.js",
    "/drops",
    "/matters/x/whole",
    "/nothing",
]


@pytest.mark.parametrize("path", PAGES)
def test_without_the_key_nothing_is_shown(stranger: TestClient, path: str) -> None:
    response = stranger.get(path)
    assert response.status_code == 403
    assert "htmx" not in response.text


@pytest.mark.parametrize(
    "given", ["", "token=", "token=wrong", "token=%E9%92%A5", "Token=x", "token=a&token=b", "token=" + "a" * 9_000]
)
def test_a_wrong_key_opens_nothing(stranger: TestClient, given: str) -> None:
    response = stranger.get(f"/?{given}")
    assert response.status_code == 403
    assert "set-cookie" not in response.headers


def test_the_key_is_exchanged_for_a_cookie_and_leaves_the_address(stranger: TestClient, keys: Keys) -> None:
    response = stranger.get(f"/?token={keys.token}")
    assert response.status_code == 303
    assert response.headers["location"] == "/"
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert keys.token not in cookie
    assert stranger.get("/").status_code == 200


def test_a_cookie_of_another_run_is_none(stranger: TestClient, keys: Keys) -> None:
    stranger.cookies.set(keys.cookie, Keys(keys.port).session)
    assert stranger.get("/").status_code == 403


FOREIGN = [
    {"host": "evil.example:8000"},
    {"host": "127.0.0.1"},
    {"host": "127.0.0.1:9999"},
    {"host": "127.0.0.1.evil.example:8000"},
    {"host": ""},
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "https://127.0.0.1:8000"},
    {"origin": "http://127.0.0.1:8001"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("heads", FOREIGN, ids=lambda heads: " ".join(f"{k}={v}" for k, v in heads.items()))
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_what_comes_from_elsewhere_is_refused_with_the_right_cookie_too(
    client: TestClient, method: str, heads: dict[str, str]
) -> None:
    assert client.request(method, "/", headers=heads).status_code == 403


@pytest.mark.parametrize("path", ["/drops", "/settings", "/keep", "/stop", "/kept/empty"])
def test_who_changes_something_must_say_where_it_comes_from(client: TestClient, path: str) -> None:
    del client.headers["origin"]
    assert client.post(path).status_code == 403


@pytest.mark.parametrize("path", ["/", "/help", "/static/page.css", "/nothing", "/matters/none"])
def test_every_answer_binds_the_browser(client: TestClient, path: str) -> None:
    heads = client.get(path).headers
    policy = heads["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert heads["x-content-type-options"] == "nosniff"
    assert heads["cache-control"] == "no-store"
    assert heads["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/settings", "/help", "/help/rules/copying.unattributed"])
def test_no_page_needs_what_the_policy_forbids(client: TestClient, path: str) -> None:
    html = client.get(path).text
    assert "<script>" not in html
    assert "<style" not in html
    assert " style=" not in html
    assert " onclick" not in html
    assert "https://" not in html


@pytest.mark.parametrize("name", ["%2e%2e", "%2e%2e%2fguard.py", "htmx.LICENSE", "store.py", "a/b.js"])
def test_only_the_page_s_own_files_are_given(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code in {404, 307}
