"""A part of a zip may have no name at all; that is no reason to stop."""

from __future__ import annotations

import io
import zipfile

from replycheck.readers.parts.zip import ZipBounds, directory


def test_a_part_without_a_name_is_listed_and_a_folder_is_not() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in ("a.xml", "folder/", ""):
            archive.writestr(zipfile.ZipInfo(name), b"")
    opened, infos = directory(made.getvalue(), ZipBounds(10, 1 << 20, 100, 0))
    with opened:
        assert [info.filename for info in infos] == ["a.xml", ""]
