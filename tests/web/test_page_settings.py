"""Settings: the file that the command line reads, changed without losing what somebody wrote beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from replycheck.app.configured import config_for
from replycheck.checks import all_rules
from replycheck.web.configuring import Configured
from replycheck.web.store import Store

HX = {"hx-request": "true"}


def _all_on(configured: Configured, **given: str) -> dict[str, str]:
    on = {f"on.{rule.id}": "on" for rule in all_rules()}
    return {"seen": configured.digest, "ocr": "on", "page_numbers": "on", **on, **given}


def test_what_is_saved_is_what_the_command_line_reads(client: TestClient, store: Store) -> None:
    wanted = _all_on(store.configured, profile="court-reply", body_face="仿宋", body_size="16", margins="37,26,35,28")
    wanted |= {"limits.pages": "500", "library": "文书库"}
    del wanted["on.text.half-width"]
    assert "已保存" in client.post("/settings", data=wanted, headers=HX).text
    config = config_for(".")
    assert config.settings.disabled == {"text.half-width"}
    assert config.settings.profile == "court-reply"
    assert config.settings.limits.pages == 500
    assert config.settings.house is not None
    assert config.settings.house.margins == (37, 26, 35, 28)
    assert config.text("library") == str(Path.cwd() / "文书库")
    page = client.get("/settings").text
    assert 'value="500"' in page
    assert store.configured.settings == config.settings


def test_notes_and_what_the_page_does_not_show_survive(client: TestClient, store: Store) -> None:
    path = Path.cwd() / "replycheck.toml"
    path.write_text('# 本院的约定\nprofile = "court-reply" # 法院\n\n[batch]\njobs = 3 # 三个\n', encoding="utf-8")
    client.post("/settings", data=_all_on(store.configured, profile="online-reply"))
    text = path.read_text(encoding="utf-8")
    assert "# 本院的约定" in text
    assert "jobs = 3 # 三个" in text
    assert tomllib.loads(text)["profile"] == "online-reply"


WRONG = [
    ({"limits.pages": "0"}, "必须大于 0"),
    ({"limits.pages": "many"}, "应是整数"),
    ({"body_size": "大"}, "应是数"),
    ({"margins": "1,2,3"}, "四个毫米数"),
    ({"profile": "nonsense"}, "文种"),
]


@pytest.mark.parametrize(("given", "told"), WRONG, ids=[str(one[0]) for one in WRONG])
def test_a_wrong_value_is_told_and_nothing_is_written(
    client: TestClient, store: Store, given: dict[str, str], told: str
) -> None:
    assert told in client.post("/settings", data=_all_on(store.configured, **given), headers=HX).text
    assert not (Path.cwd() / "replycheck.toml").exists()


def test_a_change_by_somebody_else_is_not_written_over(client: TestClient, store: Store) -> None:
    wanted = _all_on(store.configured, profile="court-reply")
    (Path.cwd() / "replycheck.toml").write_text('profile = "generic"\n', encoding="utf-8")
    assert "刚刚被别处改过" in client.post("/settings", data=wanted, headers=HX).text
    assert config_for(".").settings.profile == "generic"


def test_a_broken_file_is_told_on_every_page_and_the_defaults_hold(client: TestClient, store: Store) -> None:
    (Path.cwd() / "replycheck.toml").write_text("profile = [\n", encoding="utf-8")
    assert "现在按默认设置检查" in client.get("/").text
    assert store.configured.settings.profile == "auto"


def test_nothing_that_is_in_force_is_hidden(client: TestClient) -> None:
    page = client.get("/settings").text
    for name in ("disabled", "libreoffice", "ocr.cache", "limits.memory_bytes", "batch.jobs", "gate.policy", "redact"):
        assert f"<td>{name}</td>" in page


def test_every_rule_has_its_page_with_its_examples(client: TestClient) -> None:
    page = client.get("/help/rules/text.half-width").text
    assert "<mark>" in page
    assert client.get("/help/rules/nonsense").status_code == 409
    assert client.get("/help").text.count("/help/rules/") == len(all_rules())
