"""One matter from the drop to what is taken away."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from page_asking import Drop, report_of
from starlette.testclient import TestClient

from replycheck.app.sorting import Place
from replycheck.web.desk import Desk

File = Callable[[str], tuple[str, bytes]]


def test_three_papers_find_their_places_and_the_report_comes(
    client: TestClient, desk: Desk, drop: Drop, case: File
) -> None:
    address = drop(case("petition.docx"), case("reply-bad.docx"), case("judgment.docx"))
    html = report_of(client, address)
    matter = desk.matters[address.rpartition("/")[2]]
    assert {paper.name: paper.place for paper in matter.papers} == {
        "reply-bad.docx": Place.REPLY,
        "judgment.docx": Place.SOURCE,
        "petition.docx": Place.PETITION,
    }
    assert 'id="findings"' in html
    assert 'id="source-1"' in html
    assert "拦下" in html
    assert str(desk.folder) not in html


def test_a_paper_without_judgment_says_so_first_and_offers_a_library(
    client: TestClient, drop: Drop, case: File
) -> None:
    html = report_of(client, drop(case("reply-good.docx")))
    assert "照搬没有核对" in html[: html.index('id="findings"')]
    assert "/settings#library" in html


def test_a_paper_in_the_wrong_place_is_told(client: TestClient, desk: Desk, drop: Drop, case: File) -> None:
    address = drop(case("reply-bad.docx"), case("petition.docx"))
    report_of(client, address)
    page = client.post(f"{address}/places", data={"name": "petition.docx", "place": "source"})
    assert "这像是来信" in page.text or "这像是" in page.text
    assert desk.matters[address.rpartition("/")[2]].at(Place.SOURCE)[0].name == "petition.docx"


def test_an_archive_is_opened_and_its_papers_sorted(client: TestClient, drop: Drop, case: File, desk: Desk) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("reply-good.docx", "judgment.docx", "petition.docx"):
            archive.writestr(*case(name))
    address = drop(("材料.zip", packed.getvalue()))
    report_of(client, address)
    matter = desk.matters[address.rpartition("/")[2]]
    assert sorted(paper.place.value for paper in matter.papers) == ["petition", "reply", "source"]


def test_answers_stay_with_the_paper_and_the_next_version_is_compared(
    client: TestClient, desk: Desk, drop: Drop
) -> None:
    first = _reply("费用共计100元。。请于2023年2月30日前办理。")
    address = drop(("答复.txt", first))
    html = report_of(client, address)
    fingerprints = re.findall(r"/answers/([0-9a-f]+)", html)
    assert fingerprints
    matter = desk.matters[address.rpartition("/")[2]]
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


@pytest.mark.parametrize("form", ["word", "sheet", "html", "json"])
def test_what_is_taken_away_is_a_file_and_never_shown(client: TestClient, drop: Drop, case: File, form: str) -> None:
    address = drop(case("reply-bad.docx"), case("judgment.docx"))
    report_of(client, address)
    response = client.get(f"{address}/take/{form}")
    assert response.status_code == 200
    assert response.headers["content-disposition"].startswith("attachment")
    assert len(response.content) > 1_000


def test_a_receipt_and_waivers_are_what_the_gate_understands(client: TestClient, drop: Drop, case: File) -> None:
    address = drop(case("reply-bad.docx"), case("judgment.docx"))
    html = report_of(client, address)
    made = client.post(f"{address}/prepare/receipt", data={"by": "李某"}).text
    receipt = client.get(re.findall(r"/made/\w+", made)[0])
    assert b"in-toto" in receipt.content
    assert "拦下" in made
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
