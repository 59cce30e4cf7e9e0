"""What a person is told of a file that could not be written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from data.errors import CannotRun, unwritable
from reports.files import replacing


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_file_that_cannot_be_written_is_told_in_russian_with_its_remedy(code: int) -> None:
    told = str(unwritable(Path("w/status.json"), OSError(code, os.strerror(code))))
    assert told.startswith("w/status.json: файл не записать")
    assert os.strerror(code) not in told
    assert ("места" in told) is (code in {errno.ENOSPC, errno.EDQUOT})


def test_a_full_disk_is_no_file_held_open(tmp_path: Path) -> None:
    target = tmp_path / "otchet.html"

    def write() -> None:
        with replacing(target), Path("/dev/full").open("w", encoding="utf-8") as full:
            full.write("x")

    with pytest.raises(CannotRun, match="на диске нет места"):
        write()
    assert not target.exists()
