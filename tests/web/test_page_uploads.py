"""What strangers send: names, bombs, floods and trickles. It is refused or bounded, and the page still answers."""

from __future__ import annotations

import http.client
import io
import socket
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_asking import Drop, report_of
from page_served import port_of, served
from starlette.testclient import TestClient

from replycheck.batch.lists.names import harmless, own_name
from replycheck.web import serving, uploads
from replycheck.web.guard import Keys
from replycheck.web.store import Store

File = Callable[[str], tuple[str, bytes]]
TRICKS = [
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "//server/share/x.docx",
    "a/../../b.docx",
    "....//....//x",
    "NUL",
    "con.docx",
    "x.docx.",
    "\x00.docx",
    "a\nb.docx",
    "." * 300,
    "长" * 400 + ".docx",
    "%2e%2e%2fx",
    "",
    "\ud800.docx",
    "-rf.docx",
    "a" * 5_000,
]


@pytest.mark.parametrize("name", TRICKS, ids=range(len(TRICKS)))
def test_no_name_leads_out_of_the_private_folder(client: TestClient, store: Store, tmp_path: Path, name: str) -> None:
    drop = client.post("/drops").json()["id"]
    query = {"name": name.encode("utf-8", "replace").decode()}
    response = client.put(f"/drops/{drop}/files", params=query, content=b"x")
    assert response.status_code == 200
    inside = [path for path in store.folder.rglob("*") if path.is_file()]
    assert len(inside) == 1
    everywhere = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert everywhere == set(inside)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_harmless_names_stay_inside_and_apart(names: list[str]) -> None:
    root, taken = Path("/root-of-all"), set[str]()
    made = [own_name(harmless(name), taken) for name in names]
    assert len({str(one).casefold() for one in made}) == len(names)
    for one in made:
        assert not one.is_absolute()
        assert ".." not in one.parts
        assert (root / one).is_relative_to(root)
        assert all(0 < len(part.encode()) <= 255 for part in one.parts)


def test_markup_in_names_and_texts_is_shown_and_never_acts(client: TestClient, drop: Drop) -> None:
    evil = "<img src=x onerror=alert(1)>"
    head = "关于<script>alert(1)</script>的答复\n\n王某某：\n您的来信收悉，现答复如下："
    words = f"{head}\n{evil}。。\n某某法院\n2023年1月20日\n"
    address = drop((f"{evil}'\" onload=1.txt", words.encode()))
    for html in (report_of(client, address), client.get(address).text, client.get("/").text):
        assert "<img" not in html
        assert "<script>alert" not in html
    assert "&lt;img src=x" in report_of(client, address)


def test_a_body_longer_than_the_limit_is_stopped_while_it_comes(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "office" / "replycheck.toml").write_text("[limits]\nfile_bytes = 100000\n", encoding="utf-8")
    taken = []

    def endless() -> Iterator[bytes]:
        for _ in range(1_000):
            taken.append(1)
            yield b"x" * 10_000

    drop = client.post("/drops").json()["id"]
    announced = client.put(f"/drops/{drop}/files?name=a.docx", content=b"x" * 100_001)
    assert announced.status_code == 413
    assert "上限" in announced.json()["told"]
    assert client.put(f"/drops/{drop}/files?name=a.docx", content=endless()).status_code == 413
    assert not [path for path in store.folder.rglob("*") if path.is_file()]
    assert client.post(f"/drops/{drop}/done").status_code == 409


def test_a_full_disk_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "FREE_BYTES", 1 << 62)
    drop = client.post("/drops").json()["id"]
    response = client.put(f"/drops/{drop}/files?name=a.docx", content=b"x")
    assert response.status_code == 507
    assert "磁盘" in response.json()["told"]


def test_more_files_than_one_drop_may_have_are_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replycheck.web.views.drops.MOST_FILES", 2)
    drop = client.post("/drops").json()["id"]
    codes = [client.put(f"/drops/{drop}/files?name=a.docx", content=b"x").status_code for _ in range(3)]
    assert codes == [200, 200, 413]


def test_an_archive_that_is_a_bomb_is_told_and_harms_nothing(client: TestClient, drop: Drop) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"答复{number}.docx", b"\0" * 90_000_000)
    address = drop(("材料.zip", packed.getvalue()))
    page = client.get(address)
    assert page.status_code == 200
    assert "材料.zip" in page.text or "答复0.docx" in page.text
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"%PDF-1.7 broken", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_a_broken_file_is_told_in_a_sentence(client: TestClient, drop: Drop, data: bytes) -> None:
    address = drop(("答复.docx", data))
    html = report_of(client, address)
    assert "未能查全" in html
    assert "Traceback" not in html


def test_forms_are_bounded_too(client: TestClient) -> None:
    assert client.post("/keep", content=b"wanted=" + b"1" * 100_000).status_code == 413


def test_fifty_uploads_at_once_and_connections_that_say_nothing_leave_the_page_answering(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        port, codes = port_of(address), []
        cookie = _cookie(port, address)
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(60)]
        for one in idle:
            one.sendall(b"GET / HTTP/1.1\r\nHost: ")
        drop = _ask(port, "POST", "/drops", cookie).decode().split('"')[3]

        def upload() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            try:
                connection.request("PUT", f"/drops/{drop}/files?name=a.docx", b"x" * 3_000_000, _heads(port, cookie))
                codes.append(connection.getresponse().status)
            except OSError:  # turned away while it was still sending
                codes.append(503)
            finally:
                connection.close()

        threads = [threading.Thread(target=upload) for _ in range(50)]
        for thread in threads:
            thread.start()
        time.sleep(0.2)
        assert "把答复拖到这里".encode() in _ask(port, "GET", "/", cookie)
        for thread in threads:
            thread.join()
        assert len(codes) == 50
        assert set(codes) <= {200, 503}
        assert codes.count(200) >= uploads.AT_ONCE
        assert "把答复拖到这里".encode() in _ask(port, "GET", "/", cookie)
        for one in idle:
            one.close()
        (private,) = (tmp_path / "tmp").glob("replycheck-page-*")
        assert private.stat().st_mode & 0o077 == 0
    assert list((tmp_path / "tmp").glob("replycheck-page-*")) == []
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("sends", [0, 200], ids=["says nothing", "a few bytes at a time"])
def test_who_sends_a_file_too_slowly_is_cut_off_and_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, sends: int
) -> None:
    monkeypatch.setattr(uploads, "QUIET_SECONDS", 0.3)
    monkeypatch.setattr(store, "warm", lambda: None)
    with answering(store) as (port, cookie):
        drop = _ask(port, "POST", "/drops", cookie).decode().split('"')[3]
        heads = {**_heads(port, cookie), "Host": f"127.0.0.1:{port}", "Content-Length": "1000000"}
        lines = [f"PUT /drops/{drop}/files?name=a.docx HTTP/1.1", *(f"{name}: {heads[name]}" for name in heads)]
        with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
            slow.sendall("\r\n".join([*lines, "", ""]).encode() + b"begun")
            with suppress(OSError):  # the other end has lost its patience
                for _ in range(sends):
                    time.sleep(0.02)
                    slow.sendall(b"few")
            answer = b""
            with suppress(OSError):
                while came := slow.recv(4_000):
                    answer += came
        assert b" 408 " in answer.partition(b"\r\n")[0]
        assert "太慢".encode() in answer
        assert "把答复拖到这里".encode() in _ask(port, "GET", "/", cookie)
    assert not [path for path in store.folder.rglob("*") if path.is_file()]


def test_who_does_not_end_the_head_of_a_request_is_cut_off_the_second_time_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_HEAD_SECONDS", 0.3)
    monkeypatch.setattr(store, "warm", lambda: None)
    with answering(store) as (port, _), socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
        slow.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        assert b" 403 " in slow.recv(100)
        slow.sendall(b"GET / HTTP/1.1\r\nHo")
        while slow.recv(4_000):  # what is left of the first answer, then the end
            pass


@contextmanager
def answering(store: Store) -> Iterator[tuple[int, str]]:
    """A page that answers on a port of this machine, from a thread of this process; its port and the cookie."""
    listening = serving.bound(None)
    keys = Keys(listening.getsockname()[1])
    server = serving.server_of(store, keys)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    try:
        yield keys.port, f"{keys.cookie}={keys.session}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


def _heads(port: int, cookie: str) -> dict[str, str]:
    return {"Origin": f"http://127.0.0.1:{port}", "Cookie": cookie}


def _cookie(port: int, address: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address.partition(str(port))[2])
    cookie = connection.getresponse().headers["set-cookie"].partition(";")[0]
    connection.close()
    return cookie


def _ask(port: int, method: str, path: str, cookie: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, headers=_heads(port, cookie))
    answer = connection.getresponse().read()
    connection.close()
    return answer
