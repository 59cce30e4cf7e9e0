"""What a methodology gives points for, and how it judges plans, as parts of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from data.plan_rules import PlanRules
from data.rated_words import rated_words
from data.rubric import Criterion, Rubric
from data.words import words
from reports.conditions import RuleText
from reports.indicators import PERCENT
from reports.methodology_entry import Entry, Part, exact, norm_told, value_told
from reports.pattern_words import pattern_in_words
from reports.russian import capitalised, plural

_HOW_WORDS_READ = (
    "Слова, по которым ищется каждый пункт, показаны основами: «…» — любое окончание или любые слова, «_» — цифра, в скобках через черту — "
    "любое из слов, одно слово в скобках может отсутствовать, «фио» — имя человека. В файле методики они стоят под именем, которое здесь "
    "указано в скобках."
)


def rubric_parts(rubric: Rubric, rules: Mapping[str, RuleText]) -> tuple[Part, ...]:
    """The scale, then its blocks with what each point is for."""
    limit = plural(rubric.unknown_limit, "пункта", "пунктов", "пунктов")
    told = (
        ("Наибольшая сумма", plural(rubric.max, "балл", "балла", "баллов")),
        ("Показываются первые", str(rubric.top)),
        (
            "В рейтинг не входит",
            f"сайт, о котором не удалось установить больше {limit}",
        ),
        *_options_told(rubric.options),
    )
    about = Part(anchor="rubric", title=capitalised(rubric.title), lead=_HOW_WORDS_READ, entries=(Entry(title="", told=told),))
    blocks = tuple(
        Part(
            anchor=f"rubric-{block.id}",
            title=f"{block.title}: {plural(sum(each.points for each in block.criteria), 'балл', 'балла', 'баллов')}",
            entries=tuple(_criterion(each, rules) for each in block.criteria),
        )
        for block in rubric.blocks
    )
    return (about, *blocks)


def _criterion(criterion: Criterion, rules: Mapping[str, RuleText]) -> Entry:
    told = (
        ("Баллов", str(criterion.points)),
        ("Засчитывается, если", rules[criterion.check].title),
        ("Что опубликовать", criterion.publish),
        *_options_told(criterion.options),
        *norm_told(criterion.norm),
    )
    return Entry(title=capitalised(criterion.title), told=told)


def _options_told(options: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """Each option by its Russian name, with its key in the file; its patterns as words."""
    for name, value in options.items():
        title = rated_words().options.get(name, "Настройка")
        yield f"{title} ({name})", _types_told(value) if name == "types" else _words_told(name, value)


def _words_told(name: str, value: object) -> str:
    if not isinstance(value, list | tuple):
        return value_told(value)
    flat = _flat(value)
    return "; ".join(dict.fromkeys(flat if name == "formats" else map(pattern_in_words, flat)))


def _types_told(value: object) -> str:
    return "; ".join(words().document_type.get(each, each) for each in _flat(value))


def _flat(value: object) -> Iterator[str]:
    """Lists within a list are one list."""
    for each in value if isinstance(value, list | tuple) else (value,):
        if isinstance(each, list | tuple):
            yield from _flat(each)
        else:
            yield str(each)


def plans_part(plans: PlanRules) -> Part:
    """What is a plan, when an item counts as carried out, who stands in the list."""
    listed = plans.not_in_full
    limit = exact(100 * listed.limit, PERCENT)
    told = (
        ("Какие документы", "; ".join(words().document_type[kind] for kind in plans.kinds)),
        ("В срок", f"публикация не позже {plural(plans.grace_days, 'дня', 'дней', 'дней')} после срока"),
        ("Не раньше", f"мероприятие могло пройти за {plural(plans.early_days, 'день', 'дня', 'дней')} до срока"),
        ("Выполненное с опозданием", "считается выполненным" if plans.late_counts else "в долю выполненного не входит"),
        ("Публикация без даты", "считается своевременной" if plans.undated_counts else "оставляет пункт неустановленным"),
        ("Сколько слов пункта должно быть в публикации", exact(100 * plans.similarity, PERCENT)),
        ("С этой доли слов публикация, возможно, о пункте; решает человек", exact(100 * plans.doubtful, PERCENT)),
        ("В какой доле периодов нужен след того, что повторяется", exact(100 * plans.repeats_enough, PERCENT)),
        ("Только анонс, если есть слова", pattern_in_words(plans.announcement.pattern)),
        ("Только план, если в названии есть слова", pattern_in_words(plans.planning.pattern)),
        ("Отсутствие доказано, если новости сайта молчат не дольше", plural(plans.silence_days, "дня", "дней", "дней")),
        ("Ненайденным бывает только пункт со словами", "; ".join(pattern_in_words(each.pattern) for each in plans.public)),
        ("И никогда не бывает пункт со словами", "; ".join(pattern_in_words(each.pattern) for each in plans.inward)),
        ("След — сам раздел сайта, для пунктов со словами", pattern_in_words(plans.section.pattern)),
    )
    entries = (
        Entry(title="Пункты плана", told=told),
        Entry(
            title=listed.sheet,
            told=(
                (
                    "Кто входит",
                    f"чей план выполнен меньше чем на {limit}, даже если выполнено всё, о чём узнать не удалось",
                ),
                ("Заголовок", listed.heading.replace("{school_year}", "…")),
                ("Графы", "; ".join(column.title for column in listed.columns)),
            ),
        ),
        Entry(title="Документы вместо публикации", told=tuple(_documents(plans))),
    )
    return Part(anchor="plans", title="Выполнение планов", entries=tuple(each for each in entries if each.told))


def _documents(plans: PlanRules) -> Iterable[tuple[str, str]]:
    for each in plans.documents:
        yield (
            capitalised("; ".join(words().document_type[kind] for kind in each.types)),
            f"пункты со словами {pattern_in_words(each.words.pattern)}",
        )
