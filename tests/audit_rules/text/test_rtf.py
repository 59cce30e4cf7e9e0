"""RTF as programs other than Word write it."""

from __future__ import annotations

import pytest

from audit_rules.facts.text import extract, letter

ORDER = r"\'cf\'d0\'c8\'ca\'c0\'c7\par \u8470\'b9 187\_1\par "


def words(rtf: str) -> str:
    """What the letter says."""
    return extract(rtf.encode("latin-1"), "приказ.rtf").whole


@pytest.mark.parametrize("head", [r"\ansi\ansicpg1251", r"\ansi\ansicpg1252", r"\ansi", r"\mac"])
def test_russian_under_whatever_code_page_is_named(head: str) -> None:
    assert words(rf"{{\rtf1{head} {ORDER}}}") == "ПРИКАЗ\n№ 187-1"


def test_a_font_names_its_code_page() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times CYR;}{\f2\fcharset2 Symbol;}}"
    assert words(rf"{{\rtf1\ansi\ansicpg866{fonts}\f1 \'cf\'f0\'e8\'ea\'e0\'e7 {{\f2 \'b7}} \f0 \'a4}}") == "Приказ • д"


def test_unicode_signs_and_what_stands_in_for_them() -> None:
    assert words(r"{\rtf1\ansi\uc2\u1055??\u1088?\'3f {\uc0\u1080\u1082} \uc1\u1072z\u-10179?\u-8704?}") == "Пр ик а\U0001f600"


def test_deleted_and_hidden_words_are_not_read_and_formatting_ends_them() -> None:
    assert words(r"{\rtf1\ansi {\deleted 01.01.2015}{\v hidden}\v x\v0 15.09.2022 {\v a\plain b}}") == "15.09.2022 b"


def test_what_is_no_text_of_the_letter() -> None:
    silent = r"{\info{\author Name}}{\stylesheet{\s0 Normal;}}{\*\generator Word;}{\footer foot}{\*\unknown{\deep x}}"
    assert (
        words(rf"{{\rtf1\ansi{silent}{ORDER}{{\field{{\*\fldinst HYPERLINK \"http://x\"}}{{\fldrslt site}}}}}}") == "ПРИКАЗ\n№ 187-1\nsite"
    )


@pytest.mark.parametrize("bytes_as", ["hexadecimal", "plain"])
def test_a_picture_is_met_in_its_place(monkeypatch: pytest.MonkeyPatch, bytes_as: str) -> None:
    monkeypatch.setattr(letter, "MAX_PICTURES", 0)
    monkeypatch.setattr(letter, "PAGE_BYTES", 10)
    picture = b"\xff\xd8\xff\xe0 {\\braces} and the like \x00\x80"
    shown = picture.hex("\n", 8).encode() if bytes_as == "hexadecimal" else b"\\bin%d " % len(picture) + picture
    body = b"{\\rtf1\\ansi before{\\*\\shppict{\\pict\\jpegblip " + shown + b"}}{\\nonshppict{\\pict\\wmetafile8 0102}}after}"
    pages = extract(body).pages
    assert [(page.text, page.failure) for page in pages] == [("before", None), ("", "too_large"), ("after", None)]


def test_an_unfinished_file_is_broken() -> None:
    text = extract(rf"{{\rtf1\ansi {ORDER}".encode())
    assert (text.failure, text.detail) == ("broken", "файл обрывается")


def test_depth_and_disorder_do_no_harm() -> None:
    assert extract(b"{\\rtf1 " + b"{" * 100_000 + b"x" + b"}" * 100_000 + b"}").whole == "x"
    assert extract(b"{\\rtf1 a\\cell b\\row\\nestrow\\row c\\nestcell d}").failure is None
