"""Made-up acts for the tests of this folder: no organisation, person or order in them is real."""

from __future__ import annotations

import datetime as dt
from typing import Any

from audit_rules.facts.acts import Context, acts_in
from data.models import Act, Source, Text, TextPage

TODAY = dt.date(2026, 11, 22)


def text(body: str, source: Source = "docx", confidence: float = 1.0) -> Text:
    """A text; form feeds part its pages."""
    pages = tuple(TextPage(number=n, text=page, source=source, confidence=confidence) for n, page in enumerate(body.split("\f"), 1))
    return Text(source=source, pages=pages)


def read(body: str, source: Source = "docx", confidence: float = 1.0, **context: Any) -> tuple[Act, ...]:
    """Acts of a text."""
    return acts_in(text(body, source, confidence), Context(today=TODAY, **context))


def order(requisites: str, title: str = "О внедрении целевой модели наставничества", school: str = "МБОУ «Выдуманская школа»") -> str:
    """An order whose letterhead holds `requisites` as given, «ПРИКАЗ» included."""
    return f"""{school}
{requisites}
{title}
В соответствии с письмом Минпросвещения России от 23.01.2020 № МР-42/02, приказом управления образования от 02.02.2020 № 500
ПРИКАЗЫВАЮ:
1. Внедрить целевую модель наставничества педагогических работников с 09 января 2024 г.
2. Заместителю директора разместить приказ на сайте до 31 марта 2024 года.
3. Контроль оставляю за собой.
Директор школы ____________ В.В. Выдуманская
"""


def regulation(stamp: str, title: str = "ПОЛОЖЕНИЕ\nо системе наставничества педагогических работников") -> str:
    """A regulation whose front page holds `stamp` as given."""
    return f"""{stamp}
{title}
1. Общие положения
1.1. Настоящее Положение разработано в соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ «Об образовании».
1.2. Наставничество организуется в форме «учитель – учитель».
2. Цели и задачи
2.1. Срок действия положения до 31.12.2025.
3. Заключительные положения
3.1. Положение вступает в силу с 01.09.2022.
"""


def only(acts: tuple[Act, ...], kind: str) -> Act:
    """The one act of a kind."""
    found = [act for act in acts if act.type == kind]
    assert len(found) == 1, [(act.type, act.title, act.note) for act in acts]
    return found[0]
