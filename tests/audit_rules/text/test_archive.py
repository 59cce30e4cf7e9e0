"""Archives, and their limits."""

from __future__ import annotations

import pytest

from audit_rules.facts.text import extract
from tests.audit_rules.text.made import order_docx, zipped

PAGE = "<html><body><p>ПРИКАЗ № 5 от 01.09.2022</p></body></html>".encode()


@pytest.mark.parametrize("dos_names", [True, False])
def test_members_with_their_names_and_texts(dos_names: bool) -> None:
    text = extract(zipped({"Приказ о наставничестве.html": PAGE, "Положение.docx": order_docx()}, dos_names=dos_names))
    assert (text.source, text.failure, text.pages) == ("zip", None, ())
    assert [name for name, _ in text.members] == ["Приказ о наставничестве.html", "Положение.docx"]
    assert text.members[0][1].whole == "ПРИКАЗ № 5 от 01.09.2022"
    assert text.members[1][1].source == "docx"


def test_an_archive_in_an_archive_and_one_too_deep() -> None:
    body = PAGE
    for level in range(6):
        body = zipped({f"{level}.zip" if level else "приказ.html": body})
    text, depth = extract(body), 0
    while text.members:
        text, depth = text.members[0][1], depth + 1
    assert (text.failure, depth) == ("too_large", 3)
    assert extract(zipped({"a.zip": zipped({"приказ.html": PAGE})})).members[0][1].members[0][1].whole == "ПРИКАЗ № 5 от 01.09.2022"


def test_a_bomb_costs_its_member_and_not_the_others() -> None:
    text = extract(zipped({"бомба.pdf": bytes(60_000_000), "приказ.html": PAGE}))
    assert [member.failure for _, member in text.members] == ["too_large", None]


def test_more_members_than_anyone_publishes() -> None:
    text = extract(zipped({f"{number}.html": PAGE for number in range(230)}))
    assert text.members[199][1].failure is None
    assert text.members[200][1].failure == "too_large"
    assert text.members[200][0] == "200.html"


def test_damage_and_emptiness_have_reasons() -> None:
    whole = bytearray(zipped({"приказ.html": PAGE * 50}))
    assert extract(bytes(whole[:-30])).failure == "broken"
    whole[60:90] = bytes(30)
    assert extract(bytes(whole)).members[0][1].failure == "broken"
    assert extract(zipped({})).failure == "empty"


def test_a_member_under_a_password() -> None:
    body = bytearray(zipped({"приказ.html": PAGE}))
    body[6] |= 1
    body[body.index(b"PK\x01\x02") + 8] |= 1
    assert extract(bytes(body)).members[0][1].failure == "encrypted"
