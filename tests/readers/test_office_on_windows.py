"""Office programs are found where Windows has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from replycheck.errors import UnreadableError
from replycheck.model.limits import Limits
from replycheck.readers.formats import Format
from replycheck.readers.office import convert, on_windows

UNO = "SOFTWARE\\LibreOffice\\UNO\\InstallPath"
APPS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\"


@pytest.mark.parametrize(
    ("entries", "environment", "first"),
    [
        ({UNO: "D:\\Office\\program"}, {"PROGRAMFILES": "C:\\PF"}, "D:\\Office\\program\\soffice.com"),
        ({f"{APPS}soffice.exe": '"E:\\LO\\program\\soffice.exe"'}, {}, "E:\\LO\\program\\soffice.com"),
        ({}, {"PROGRAMFILES": "C:\\PF"}, "C:\\PF\\LibreOffice\\program\\soffice.com"),
        ({}, {"LOCALAPPDATA": "C:\\U"}, "C:\\U\\Programs\\LibreOffice\\program\\soffice.com"),
        ({}, {}, None),
    ],
    ids=["registry", "app-path", "program-files", "own", "nowhere"],
)
def test_libreoffice_is_looked_for_where_installers_say(
    entries: dict[str, str], environment: dict[str, str], first: str | None
) -> None:
    places = on_windows.libreoffice_places(lambda key, _: entries.get(key, ""), environment)
    assert (places[0] if places else None) == first
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ({f"{APPS}wps.exe": "C:\\wps.exe"}, "WPS"),
        ({"SOFTWARE\\Kingsoft\\Office\\6.0\\Common": "C:\\WPS"}, "WPS"),
        ({f"{APPS}winword.exe": "C:\\winword.exe"}, "Word"),
        ({}, ""),
    ],
)
def test_the_other_office_program_is_known(entries: dict[str, str], found: str) -> None:
    assert on_windows.suite(lambda key, _: entries.get(key, "")) == found


@pytest.mark.parametrize(("suite", "words"), [("WPS", "请用本机的 WPS 打开"), ("", "请安装它")])
def test_without_libreoffice_the_way_on_is_told(suite: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "libreoffice", lambda: "")
    monkeypatch.setattr(convert, "suite", lambda _: suite)
    with pytest.raises(UnreadableError, match=words):
        convert.converted("“答复.doc”", b"", Format.DOC, Limits())


def test_elsewhere_there_is_no_registry(tmp_path: Path) -> None:
    assert on_windows.registry(f"SOFTWARE\\replycheck-{tmp_path.name}", "") == ""
