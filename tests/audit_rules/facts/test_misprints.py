"""Lists whose title is misprinted. Made up."""

from __future__ import annotations

import pytest

from tests.audit_rules.facts.makers import read

TABLE = "№ | ФИО {} | Должность\n1 | Придуманная А.А. | учитель\n2 | Небылицына Б.Б. | учитель\n"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Слисок наставников", "mentor_base"),
        ("СПИОК НАСТАВНИКОВ", "mentor_base"),
        ("База наствников", "mentor_base"),
        ("Перечеь наставнков школы", "mentor_base"),
        ("Реесрт наставляемых", "mentee_base"),
        ("Сведеня о наставниках", "mentor_base"),
        ("Банк данных настовляемых", "mentee_base"),
    ],
)
def test_a_misprinted_list(title: str, kind: str) -> None:
    whom = "наставника" if kind == "mentor_base" else "наставляемого"
    assert [act.type for act in read(f"{title}\n{TABLE.format(whom)}")] == [kind]


@pytest.mark.parametrize("title", ["Снимок наставников", "Списано наставниками", "Сведение наставников в группы", "Расписок наставников"])
def test_another_word_is_no_misprint(title: str) -> None:
    assert read(f"{title}\n{TABLE.format('наставника')}") == ()
