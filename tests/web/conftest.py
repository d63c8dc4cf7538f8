"""The page with real workers behind it, asked in this process; and as a program of its own, for a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="没有安装 replycheck[web]，跳过页面的测试")
pytest.importorskip("httpx2", reason="没有安装 httpx2，跳过页面的测试")

from page_asking import OWN, PORT, Drop
from starlette.testclient import TestClient

from replycheck.processes.bounds import Bounds
from replycheck.processes.standing import Standing
from replycheck.web.application import application
from replycheck.web.configuring import Configured
from replycheck.web.guard import Keys
from replycheck.web.keeping import Kept
from replycheck.web.store import Store
from replycheck.web.work.tasks import Warm
from replycheck.web.work.worker import do


@pytest.fixture(scope="session")
def workers() -> Iterator[Standing[Any, Any]]:
    """Two workers for all tests of this process."""
    standing: Standing[Any, Any] = Standing(do, 2, Bounds(120, 2 << 30))
    standing.warm(Warm())
    yield standing
    standing.stop()


@pytest.fixture
def keys() -> Keys:
    """The keys of the page."""
    return Keys(PORT)


@pytest.fixture
def store(workers: Standing[Any, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store whose configuration and kept folder are this test's own."""
    office = tmp_path / "office"
    office.mkdir()
    monkeypatch.chdir(office)
    private = tmp_path / "private"
    private.mkdir()
    made = Store(private, workers, Configured(), Kept(tmp_path / "kept"), jobs=1)
    yield made
    for inspection in made.inspections.values():
        inspection.cancel()
    made._threads.shutdown(wait=True, cancel_futures=True)


@pytest.fixture
def stranger(store: Store, keys: Keys) -> TestClient:
    """Somebody without a key."""
    return TestClient(
        application(store, keys, lambda: None), base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False
    )


@pytest.fixture
def client(stranger: TestClient, keys: Keys) -> TestClient:
    """The browser that was handed the key."""
    assert stranger.get(f"/?token={keys.token}").status_code == 303
    stranger.headers.update(OWN)
    return stranger


@pytest.fixture
def drop(client: TestClient) -> Drop:
    """Send files (name, bytes) as a drop; gives the address of what they became."""

    def send(*files: tuple[str, bytes], into: str = "", place: str = "") -> str:
        name = client.post(f"/drops?into={into}&place={place}").json()["id"]
        for path, data in files:
            response = client.put(f"/drops/{name}/files", params={"name": path}, content=data)
            assert response.status_code == 200, response.text
        response = client.post(f"/drops/{name}/done")
        assert response.status_code == 200, response.text
        address: str = response.json()["go"]
        return address

    return send


@pytest.fixture
def case(root: Path) -> Callable[[str], tuple[str, bytes]]:
    """A file of the example case by its name."""
    folder = root / "examples" / "case"
    return lambda name: (name, (folder / name).read_bytes())
