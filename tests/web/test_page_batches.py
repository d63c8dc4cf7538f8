"""Many replies on the page: as they come, stopped and gone on, each in its place, and what is handed out."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable

import pytest
from page_asking import SECONDS, Drop
from starlette.testclient import TestClient

from replycheck.web.store import Store

File = Callable[[str], tuple[str, bytes]]


def finished(client: TestClient, address: str) -> str:
    """The overview, once all is checked."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        html = client.get(f"{address}/progress").text
        if 'hx-trigger="every 1s"' not in html:
            return html
        time.sleep(0.05)
    raise AssertionError("the batch did not end")


def batch_of(client: TestClient, address: str) -> str:
    """The address of the inspection that a drop became."""
    if address.startswith("/matters/"):
        response = client.get(address)
        address = response.headers["location"]
    assert address.startswith("/batches/")
    return address


def test_a_list_gives_units_an_overview_and_their_papers(
    client: TestClient, store: Store, drop: Drop, case: File
) -> None:
    bad, good = case("reply-bad.docx")[1], case("reply-good.docx")[1]
    rows = "reply,source,unit\nа.docx,../../../etc/passwd,甲县法院\n答复/b.docx,,乙县法院\nc.docx,,甲县法院\n".replace(
        "а", "a"
    )
    files = [("清单.csv", rows.encode()), ("a.docx", bad), ("答复/b.docx", good), ("c.docx", good)]
    address = batch_of(client, drop(*files))
    html = finished(client, address)
    assert "共检查 3 份" in html
    assert "查完了" in html
    assert str(store.folder) not in html
    assert re.search(r"甲县法院的讲评材料", html)
    paper = client.get(f"{address}/take/unit", params={"unit": "甲县法院"})
    assert paper.content.startswith(b"PK")
    assert client.get(f"{address}/take/unit", params={"unit": "丙"}).status_code == 409
    book = client.get(f"{address}/take/workbook").content
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert not any(b"replycheck-page-" in archive.read(name) for name in archive.namelist())
    only = client.get(f"{address}/progress", params={"unit": "乙县法院"}).text
    assert "b.docx" in only
    assert "c.docx" not in only
    reply = client.get(f"{address}/replies/1").text
    assert 'id="findings"' in reply
    assert "上一份" in reply + client.get(f"{address}/replies/2").text
    opened = client.post(f"{address}/replies/1/open").headers["location"]
    assert opened.startswith("/matters/")
    assert client.get(f"{address}/replies/9").status_code == 409


def test_replies_without_anything_else_are_a_list_and_one_broken_file_stops_nothing(
    client: TestClient, drop: Drop, case: File
) -> None:
    good = case("reply-good.docx")[1]
    address = batch_of(
        client, _settled(client, drop(("答复1.docx", good), ("答复2.docx", good), ("答复3.docx", b"PK broken")))
    )
    html = finished(client, address)
    assert "共检查 3 份" in html
    assert "未能查全 1" in html


def _settled(client: TestClient, address: str) -> str:
    """The address after the papers were sorted."""
    response = client.get(address)
    return response.headers.get("location", address)


def test_a_batch_is_stopped_and_goes_on_where_it_was(client: TestClient, store: Store, drop: Drop) -> None:
    words = "张某：\n您的来信收悉。经查，您反映的路灯已于5月3日修好。\n某市城管局\n2023年5月5日\n".encode()
    address = batch_of(client, drop(*((f"答复{number}.txt", words) for number in range(14))))
    inspection = store.inspections[address.rpartition("/")[2]]
    until = time.monotonic() + SECONDS
    while not inspection.rows and time.monotonic() < until:
        time.sleep(0.02)
    html = client.post(f"{address}/cancel").text
    assert "接着查" in html
    done = len(inspection.rows)
    assert 0 < done < 14
    client.post(f"{address}/resume")
    assert "共检查 14 份" in finished(client, address)
    assert inspection.state == "done"
    client.post(f"{address}/close")
    assert not [path for path in store.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "data", ["", "名称,单位\nx,y\n", "reply\n", "\x00\xff"], ids=["empty", "no column", "no row", "no text"]
)
def test_a_list_that_cannot_be_understood_is_told(client: TestClient, data: str) -> None:
    name = client.post("/drops").json()["id"]
    client.put(f"/drops/{name}/files?name=list.csv", content=data.encode("latin-1", "replace"))
    response = client.post(f"/drops/{name}/done")
    assert response.status_code == 409
    assert "replycheck-" not in response.json()["told"]
    assert len(response.json()["told"]) > 5
