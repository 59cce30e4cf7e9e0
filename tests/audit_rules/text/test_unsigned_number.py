"""A number whose «№» was lost in a scan stands there: it is not absent."""

from __future__ import annotations

import datetime as dt

import pytest

from audit_rules.facts.acts import Context, acts_in
from data.models import Act, Checked, Crop, Text, TextPage

ORDER = """МБОУ «Средняя общеобразовательная школа» г. Вымышленск
ПРИКАЗ
{requisites}
О внедрении целевой модели наставничества педагогических работников
В целях профессионального роста педагогов приказываю:
1. Внедрить целевую модель наставничества педагогических работников.
2. Контроль за исполнением приказа оставляю за собой.
Директор В. В. Выдуманный"""


def read(requisites: str) -> Act:
    """The order as a well read scan."""
    crop = Crop(text=requisites, checked=(Checked(text="01.09.2022", agreement=1.0),), png=b"")
    page = TextPage(number=1, text=ORDER.format(requisites=requisites), source="ocr", confidence=0.95, crops=(crop,))
    return acts_in(Text(source="pdf", pages=(page,)), Context(today=dt.date(2026, 6, 1)))[0]


def test_a_well_read_head_without_figures_bears_no_number() -> None:
    act = read("01.09.2022 г.")
    assert (act.date, act.number, act.number_state) == (dt.date(2022, 9, 1), None, "absent")


@pytest.mark.parametrize("requisites", ["01.09.2022 г. | 22/4-ОД", "01.09.2022 г. 22 -ОД", "01.09.2022 г.\n47", "от 01.09.2022 г. _ 5/2"])
def test_figures_whose_sign_was_lost_may_be_the_number(requisites: str) -> None:
    act = read(requisites)
    assert act.date == dt.date(2022, 9, 1)
    assert act.number_state != "absent"
