"""A scanned page whose approval stands below the text. Made up."""

from __future__ import annotations

import datetime as dt

import pytest

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.text.reader import extract
from tests.audit_rules.text.drawing import HEAD, draw, scan, scanned_pdf

BODY = """#align(center)[*ПОЛОЖЕНИЕ \\ о системе наставничества педагогических работников*]

#align(center)[*1. Общие положения*]

1.1. Настоящее Положение определяет порядок организации наставничества педагогических работников в школе.

1.2. Положение разработано в соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ и письмом от 21.12.2021 № АЗ-1128/08.

2.1. Наставник назначается из числа наиболее подготовленных педагогических работников школы, обладающих опытом.

2.2. Наставническая деятельность осуществляется на основании персонализированной программы, составленной наставником.

2.3. Руководство деятельностью наставников осуществляет заместитель директора по учебно-воспитательной работе.

"""


@pytest.mark.parametrize(
    "foot",
    [
        "#set par(justify: false)\nУТВЕРЖДЕНО приказом от 01.09.2023 № 45",
        "#v(1fr)\n#align(right)[Введено в действие \\ приказом № 45 от 01.09.2023]",
    ],
)
def test_an_approval_below_the_text_of_a_scan_is_read_for_sure(foot: str) -> None:
    page = scan(draw(HEAD.format(font='"Libertinus Serif"', size=12) + BODY + foot, 200), skew=0.3, blur=0.5)
    (act,) = acts_in(extract(scanned_pdf(page, dpi=200), "polozhenie.pdf"), Context(today=dt.date(2026, 11, 22)))
    assert (act.type, act.number, act.date) == ("regulation", "45", dt.date(2023, 9, 1))
    assert act.confidence >= 0.9
