"""One matter from the drop to what is taken away."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import docx
import pypdf
import pytest
from page_asking import Drop, report_of
from starlette.testclient import TestClient

from replycheck.app.places import Place
from replycheck.cli.program import run
from replycheck.web.store import Store
from replycheck.web.work.doing import tell_progress

File = Callable[[str], tuple[str, bytes]]


def test_three_papers_find_their_places_and_the_report_comes(
    client: TestClient, store: Store, drop: Drop, case: File
) -> None:
    address = drop(case("petition.docx"), case("reply-bad.docx"), case("judgment.docx"))
    html = report_of(client, address)
    matter = store.matters[address.rpartition("/")[2]]
    assert {paper.name: paper.place for paper in matter.papers} == {
        "reply-bad.docx": Place.REPLY,
        "judgment.docx": Place.SOURCE,
        "petition.docx": Place.PETITION,
    }
    assert 'id="findings"' in html
    assert 'id="source-1"' in html
    assert "拦下" in html
    assert str(store.folder) not in html


def test_a_paper_without_judgment_says_so_first_and_offers_a_library(
    client: TestClient, drop: Drop, case: File
) -> None:
    html = report_of(client, drop(case("reply-good.docx")))
    assert "照搬没有核对" in html[: html.index('id="findings"')]
    assert "/settings#library" in html


def test_a_paper_in_the_wrong_place_is_told(client: TestClient, store: Store, drop: Drop, case: File) -> None:
    address = drop(case("reply-bad.docx"), case("petition.docx"))
    report_of(client, address)
    page = client.post(f"{address}/places", data={"name": "petition.docx", "place": "source"})
    assert "这像是来信" in page.text or "这像是" in page.text
    assert store.matters[address.rpartition("/")[2]].at(Place.SOURCE)[0].name == "petition.docx"


def test_an_archive_is_opened_and_its_papers_sorted(client: TestClient, drop: Drop, case: File, store: Store) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("reply-good.docx", "judgment.docx", "petition.docx"):
            archive.writestr(*case(name))
    address = drop(("材料.zip", packed.getvalue()))
    report_of(client, address)
    matter = store.matters[address.rpartition("/")[2]]
    assert sorted(paper.place.value for paper in matter.papers) == ["petition", "reply", "source"]


def test_answers_stay_with_the_paper_and_the_next_version_is_compared(
    client: TestClient, store: Store, drop: Drop
) -> None:
    first = _reply("费用共计100元。。请于2023年2月30日前办理。")
    address = drop(("答复.txt", first))
    html = report_of(client, address)
    fingerprints = re.findall(r"/answers/([0-9a-f]+)", html)
    assert fingerprints
    matter = store.matters[address.rpartition("/")[2]]
    said = client.post(f"{address}/answers/{fingerprints[0]}", data={"kind": "no-problem", "reason": "本院格式如此"})
    assert "本院格式如此" in said.text
    assert (
        drop(("答复-修改稿.txt", _reply("费用共计100元。请于2023年2月28日前办理。")), into=matter.id, place="reply")
        == address
    )
    html = report_of(client, address)
    assert matter.comparison is not None
    assert matter.comparison.gone
    assert "和上一版" in html


def test_a_reason_is_asked_for_and_a_finding_must_be_there(client: TestClient, drop: Drop) -> None:
    address = drop(("答复.txt", _reply("请于2023年2月30日前办理。")))
    fingerprint = re.findall(r"/answers/([0-9a-f]+)", report_of(client, address))[0]
    hx = {"hx-request": "true"}
    assert "请写明" in client.post(f"{address}/answers/{fingerprint}", data={"kind": "no-problem"}, headers=hx).text
    assert client.post(f"{address}/answers/{fingerprint}", data={"kind": "nonsense"}).status_code == 409
    assert client.post(f"{address}/answers/none", data={"kind": "mended"}).status_code == 409


def test_what_is_taken_away_of_a_pdf_can_be_opened_and_is_never_shown(
    client: TestClient, drop: Drop, case: File
) -> None:
    address = drop(case("reply-bad.pdf"), case("judgment.docx"))
    report_of(client, address)
    taken = {}
    for form in ("pdf", "order", "sheet", "html", "json"):
        response = client.get(f"{address}/take/{form}")
        assert response.status_code == 200
        assert response.headers["content-disposition"].startswith("attachment")
        taken[form] = response.content
    noted, ordered = (pypdf.PdfReader(io.BytesIO(taken[form])) for form in ("pdf", "order"))
    assert sum(len(page.get("/Annots", ())) for page in noted.pages) > 20
    assert "判决如下" in noted.pages[2].extract_text()
    assert "判决如下" in ordered.pages[3].extract_text()
    assert json.loads(taken["json"])["verdict"] == "blocked"
    sheet = docx.Document(io.BytesIO(taken["sheet"]))
    assert sheet.paragraphs[0].text == "答复核对单"


def test_how_many_pages_of_a_scan_are_recognised_is_shown(client: TestClient, store: Store, drop: Drop) -> None:
    address = drop(("答复.txt", _reply("请于2023年2月28日前办理。")))
    report_of(client, address)
    assert client.get(f"{address}/reading").text.strip() == ""
    matter = store.matters[address.rpartition("/")[2]]
    tell_progress(str(matter.progress), "扫描<件>.pdf", 2, 7)
    shown = client.get(f"{address}/reading").text
    assert "正在识别“扫描&lt;件&gt;.pdf”：已认 2 页，共 7 页" in shown
    matter.sorting = Future()
    waiting = client.get(address).text
    assert "已认 2 页，共 7 页" in waiting
    # what surrounds it is replaced as a whole when the papers are sorted; this is not
    assert re.search(r'<div hx-get="[^"]+/reading"[^>]* hx-target="this"', waiting)
    matter.sorting.cancel()
    client.post(f"{address}/close")
    assert not [path for path in store.folder.rglob("*") if path.is_file()]


def test_a_receipt_and_waivers_are_what_the_gate_understands(
    client: TestClient, drop: Drop, case: File, capsys: pytest.CaptureFixture[str]
) -> None:
    address = drop(case("reply-bad.docx"), case("judgment.docx"))
    html = report_of(client, address)
    made = client.post(f"{address}/prepare/receipt", data={"by": "李某"}).text
    receipt = client.get(re.findall(r"/made/\w+", made)[0])
    assert "拦下" in made
    for name, data in (case("reply-bad.docx"), ("凭据.json", receipt.content)):
        Path(name).write_bytes(data)
    assert run(["verify", "reply-bad.docx", "--receipt", "凭据.json"]) == 1
    assert "检查过，但没有通过" in capsys.readouterr().out
    Path("reply-bad.docx").write_bytes(case("reply-good.docx")[1])
    assert run(["verify", "reply-bad.docx", "--receipt", "凭据.json"]) == 1
    assert "文件与凭据对不上" in capsys.readouterr().out
    fingerprint = re.findall(r"/answers/([0-9a-f]+)", html)[0]
    client.post(f"{address}/answers/{fingerprint}", data={"kind": "no-problem", "reason": "经核实无误"})
    made = client.post(f"{address}/prepare/waivers", data={"by": "李某", "until": "2099-01-01"}).text
    assert "经核实无误" in client.get(re.findall(r"/made/\w+", made)[0]).text


def _reply(words: str) -> bytes:
    return (
        "关于王某某信访事项的答复\n\n王某某：\n您于2023年1月5日的来信收悉。经调查核实，现答复如下：\n"
        "一、关于您反映的执行案款发放问题，本院执行局已于2023年1月10日与您电话联系，听取了您的意见。\n"
        f"二、{words}\n三、如您还有其他疑问，可以拨打本院诉讼服务热线咨询，承办人李法官。\n\n"
        "某某市某某区人民法院\n2023年1月20日\n"
    ).encode()


def test_a_judgment_is_found_in_the_library_that_is_set(
    client: TestClient, store: Store, drop: Drop, case: File, root: Path
) -> None:
    folder = Path.cwd() / "文书库"
    assert run(["library", "add", str(folder), str(root / "examples" / "case" / "judgment.docx")]) == 0
    (Path.cwd() / "replycheck.toml").write_text('library = "文书库"\n', encoding="utf-8")
    address = drop(case("reply-bad.docx"))
    html = report_of(client, address)
    assert "照搬没有核对" in html
    assert "到裁判文书库里找" in html
    assert "正在查" in client.post(f"{address}/again", data={"library": "1"}).text
    html = report_of(client, address)
    assert "照搬没有核对" not in html
    assert 'id="source-1"' in html
    assert store.matters[address.rpartition("/")[2]].library


def test_the_kind_of_paper_is_chosen_on_the_page(client: TestClient, drop: Drop, case: File) -> None:
    address = drop(case("reply-good.docx"))
    assert "法院信访回复" in report_of(client, address)
    client.post(f"{address}/again", data={"profile": "bureau-reply", "draft": "on"})
    assert "按“部门答复" in report_of(client, address)
    assert client.post(f"{address}/again", data={"profile": "nonsense"}).status_code == 409


def test_what_is_taken_away_is_masked_where_the_settings_say_so(client: TestClient, drop: Drop) -> None:
    (Path.cwd() / "replycheck.toml").write_text("redact = true\n", encoding="utf-8")
    address = drop(("答复.txt", _reply("承办人电话13812345678，身份证号330106197001011234。")))
    report_of(client, address)
    assert "13812345678" not in client.get(f"{address}/take/json").text


def test_a_paper_that_was_taken_for_a_version_can_be_set_apart(client: TestClient, store: Store, drop: Drop) -> None:
    first, second = _reply("请于2023年2月30日前办理。"), _reply("请于2023年2月28日前办理。")
    report_of(client, drop(("答复.txt", first)))
    address = drop(("答复(1).txt", second))
    report_of(client, address)
    matter = store.matters[address.rpartition("/")[2]]
    assert matter.known_again
    assert "不是同一件" in client.get(address).text
    client.post(f"{address}/apart")
    assert matter.comparison is None
    assert len(store.records) == 2


def test_what_was_closed_is_gone_from_the_disk(client: TestClient, store: Store, drop: Drop, case: File) -> None:
    address = drop(case("reply-good.docx"))
    report_of(client, address)
    client.post(f"{address}/close")
    assert client.get(address).status_code == 404
    assert not [path for path in store.folder.rglob("*") if path.is_file()]
