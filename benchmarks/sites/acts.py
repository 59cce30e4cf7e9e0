"""The made-up acts as files and as pages: clean typed text, so that a count of requests is not a test of reading."""

from __future__ import annotations

import html
from functools import lru_cache

from benchmarks.sites.model import Act
from data.demo.files import pdf, word
from data.demo.papers import Block, blocks

_GROUND = "В соответствии с письмом Министерства просвещения Российской Федерации от 21.12.2021 № АЗ-1128/08"
_OLD_GROUND = "В целях профессионального становления молодых специалистов"
_POINTS = {
    "implementation_order": ("Ввести в школе систему (целевую модель) наставничества педагогических работников.", "Утвердить план работы."),
    "curator_order": ("Назначить заместителя директора куратором наставничества педагогических работников.", "Куратору вести отчётность."),
}
_BODIES = {
    "regulation": (
        "1. Общие положения",
        "1.1. Настоящее Положение определяет порядок наставничества педагогических работников школы.",
        "2. Цели и задачи",
        "2.1. Цель наставничества – поддержка молодых педагогов.",
        "3. Права и обязанности наставника",
    ),
    "roadmap": (
        "| № | Мероприятие | Срок |",
        "| 1 | Подготовка нормативной базы наставничества | сентябрь |",
        "| 2 | Обучение наставников педагогов | октябрь |",
        "| 3 | Подведение итогов | май |",
    ),
    "programme": (
        "1. Пояснительная записка",
        "Программа направлена на поддержку молодых педагогов школы.",
        "2. Формы: учитель – учитель.",
        "3. Ожидаемые результаты",
    ),
}


def act_blocks(act: Act, school: str) -> tuple[Block, ...]:
    """The act as its school's clerk typed it."""
    if act.kind in _POINTS:
        ground = _GROUND if act.day.year >= 2022 else _OLD_GROUND
        points = [f"{number}. {point}" for number, point in enumerate(_POINTS[act.kind], 1)]
        lines = [f"^ {school}", "", "# ПРИКАЗ", "", f"от {act.day:%d.%m.%Y} || № {act.number}", "", act.title]
        lines += ["", f"{ground},", "", "ПРИКАЗЫВАЮ:"]
        lines += [*points, f"{len(points) + 1}. Контроль за исполнением приказа оставляю за собой.", "Директор школы || А. Б. Примерова"]
    else:
        lines = [f"^ {school}", "", "> УТВЕРЖДЕНО", f"> приказом директора от {act.day:%d.%m.%Y} № {act.number}", "", f"# {act.title}", ""]
        lines += _BODIES[act.kind]
    return blocks("\n".join(lines))


def act_html(act: Act, school: str) -> str:
    """The act typed into a page."""
    out = []
    for block in act_blocks(act, school):
        out += [f"<p>{html.escape(line)}</p>" for line in block.lines]
        out += ["<p>" + " ".join(html.escape(cell) for cell in row) + "</p>" for row in block.rows]
    return "\n".join(out)


@lru_cache(maxsize=4096)
def act_file(act: Act, school: str) -> bytes:
    """The act as a file of its form."""
    made = act_blocks(act, school)
    return pdf(made) if act.form == "pdf" else word(made)


@lru_cache(maxsize=512)
def other_file(title: str, form: str) -> bytes:
    """A paper that is about something else; many schools publish the same one."""
    body = ("1. Общие положения", "1.1. Документ определяет порядок работы школы по своему предмету.", "2. Заключительные положения")
    lines = [f"# {title}", "", *body]
    made = blocks("\n".join(lines))
    return pdf(made) if form == "pdf" else word(made)
