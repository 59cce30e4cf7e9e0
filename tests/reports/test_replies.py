"""What a link in a school's answer turned out to be, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from data.reviews import LinkCheck
from data.words import words
from reports.replies import link_in_words
from tests.reports import samples


@pytest.mark.parametrize("flag", ["foreign_name", "repealed"])
def test_a_doubt_about_the_document_behind_the_link_is_told(flag: str) -> None:
    found = samples.document(5, "implementation_order", dt.date(2022, 9, 1))
    doubted = replace(found, act=replace(found.act, flags=(flag,)))
    check = LinkCheck(url=found.url, at=samples.REVIEWED, documents=(doubted,), verdict="compliant")
    assert words().review_reason[flag] in link_in_words(check, "outdated_order", {})
    assert words().review_reason[flag] not in link_in_words(replace(check, documents=(found,)), "outdated_order", {})
