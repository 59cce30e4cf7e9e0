"""Orders whose form is odd: no «ПРИКАЗЫВАЮ», a scan whose preamble is damaged. Made up."""

from __future__ import annotations

import datetime as dt

from audit_rules.facts.acts import Context, acts_in
from data.models import Act, Source, Text, TextPage

TODAY = dt.date(2026, 1, 1)


def read(words: str, source: Source = "docx", confidence: float = 1.0) -> tuple[Act, ...]:
    page = TextPage(number=1, text=words, source=source, confidence=confidence)
    return acts_in(Text(source=source, pages=(page,)), Context(today=TODAY, own_name="МБОУ СОШ № 7"))


def test_an_order_without_its_command_and_with_its_day_at_the_end() -> None:
    (order,) = read(
        """Муниципальное казённое учреждение Заозёрная СОШ
Приказ № 14
Об утверждении положения о наставничестве
п.1 Утвердить положение о наставничестве педагогических работников. п.2 Разместить на сайте.
Директор школы: /Т.Т. Вымышленная/
12 января 2022 г."""
    )
    assert (order.type, order.number, order.date) == ("implementation_order", "14", dt.date(2022, 1, 12))


def test_a_stamp_in_plain_letters_above_a_regulation_is_no_order() -> None:
    (regulation,) = read(
        """Приказ № 52 от 31.08.2022
ПОЛОЖЕНИЕ
о системе наставничества педагогических работников
1. Общие положения
1.1. Наставничество педагогов организуется по форме «педагог – педагог»."""
    )
    assert (regulation.type, regulation.number) == ("regulation", "52")


def test_a_damaged_preamble_does_not_run_into_the_title_of_a_scan() -> None:
    found = read(
        """МБОУ СОШ № 7
ПРИКАЗ
12.01.2022 № 15-О
о внедрении целевой модели наставничества педагогических работников
В соотвехётнии с законом, с учётом Методических рекомендаций по разработке и внедрению системы наставничества
ПРИКАЗЫВАЮ:
1. Внедрить целевую модель наставничества «педагог – педагог».
Директор""",
        "ocr",
        0.9,
    )
    assert [(act.type, act.number) for act in found] == [("implementation_order", "15-О")]


def test_a_page_on_whose_reading_the_passes_disagree_is_for_a_person() -> None:
    words = (
        "МБОУ СОШ № 7\nПРИКАЗ\n12.01.2022 № 15\nО внедрении целевой модели наставничества педагогов\nПРИКАЗЫВАЮ:\n1. Внедрить.\nДиректор"
    )
    assert read(words, "ocr", 0.9)[0].flags == ()
    assert "low_confidence" in read(words, "ocr", 0.5)[0].flags


def test_a_day_of_september_on_a_scan_is_no_preamble() -> None:
    (order,) = read(
        """МБОУ СОШ № 7
ПРИКАЗ
от 30 сентября 2022 г. № 159-Н
Об утверждении Положения о системе наставничества педагогических работников
На основании письма Министерства просвещения
ПРИКАЗЫВАЮ:
1. Утвердить прилагаемое Положение о системе наставничества педагогических работников.
Директор""",
        "ocr",
        0.91,
    )
    assert (order.number, order.date) == ("159-Н", dt.date(2022, 9, 30))
