"""The tables beside the lists: not checked, for review, section not found, all organisations, all documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.models import Document, Evidence, OrganisationResult
from data.profile import Profile
from data.words import words
from reports import phrases
from reports.columns import Cell, Url, evidence, fitted, reason, site
from reports.lists import NOT_CHECKED, Lists, place_code
from reports.replies import reply_lines
from reports.review_form import value_titles
from reports.russian import capitalised
from reports.safe import plain
from reports.tables import Table, heads

LINK_COLUMNS = ("Ссылка", "Сайт")

SECTION = "section.present"
_WHO = "№ п/п 6|Муниципалитет 20|Организация 32"


def registers(lists: Lists, profile: Profile) -> tuple[Table, ...]:
    """All of them that the profile has something to say in: without verdicts nobody waits for a person."""
    tables = [not_checked_table(lists, profile)]
    if profile.verdicts:
        tables.append(review_table(lists, profile))
    if SECTION in profile.rules:
        tables.append(section_table(lists))
    if any(each.replies for each in lists.all):
        tables.append(replies_table(lists, profile))
    return (*tables, organisations_table(lists), documents_table(lists))


def not_checked_table(lists: Lists, profile: Profile) -> Table:
    """Organisations that could not be checked: why, and what the methodist can do."""
    listed = lists.at(NOT_CHECKED)
    return Table(
        sheet="Не проверено",
        name="ne-provereno",
        heading="Организации, которые не удалось проверить",
        note="Это не нарушители: о них ничего не утверждается, пока проверка не завершена.",
        heads=heads(f"{_WHO}|Состояние 17|Причина 24|Что сделать 28|Что осталось непрочитанным 46|Ссылка 56"),
        rows=tuple((position, *_who(each), *_not_checked(each, profile)) for position, each in enumerate(listed, 1)),
        organisations=listed,
    )


def review_table(lists: Lists, profile: Profile) -> Table:
    """Organisations that wait for a person: the verdict so far, why a person must look, at what."""
    listed = lists.review
    return Table(
        sheet="На проверку человеку",
        name="na-proverku",
        heading="Организации, по которым решение должен принять человек",
        note="До решения человека эти организации не входят ни в один список нарушителей.",
        heads=heads(f"{_WHO}|Вывод программы 22|Почему нужен человек 30|Документы и цитаты 50|Ссылка 56|Сайт 24"),
        rows=tuple(
            (position, *_who(each), *_for_review(each, profile, verdict_title(lists, each))) for position, each in enumerate(listed, 1)
        ),
        organisations=listed,
    )


def replies_table(lists: Lists, profile: Profile) -> Table:
    """What organisations answered, an answer a row, beside the verdict as it stands now."""
    answered = [(result, reply) for result in lists.all for reply in result.replies]
    titles = value_titles(profile)
    return Table(
        sheet="Ответы организаций",
        name="otvety",
        heading="Ответы организаций на итоги проверки",
        note="Ответ сам по себе вывода не меняет: решает методист.",
        heads=heads(f"{_WHO}|Вывод сейчас 24|Ответ и что оказалось по ссылке 70|Ссылка 56"),
        rows=tuple(
            (
                position,
                *_who(result),
                verdict_title(lists, result),
                fitted(reply_lines(reply, titles), 70),
                Url(plain(reply.link)) if reply.link else "",
            )
            for position, (result, reply) in enumerate(answered, 1)
        ),
        organisations=tuple(result for result, _ in answered),
    )


def section_table(lists: Lists) -> Table:
    """Organisations on whose site the section on mentoring is known not to be."""
    listed = lists.section_missing
    return Table(
        sheet="Раздел не найден",
        name="razdel-ne-najden",
        heading="Организации, на сайтах которых не найден раздел о наставничестве педагогов",
        note="Это не список нарушителей: документы могут быть опубликованы в другом разделе.",
        heads=heads(f"{_WHO}|Сайт 30|Где искали 70"),
        rows=tuple((position, *_who(each), site(each), _lines(_searched(each), 70)) for position, each in enumerate(listed, 1)),
        organisations=listed,
    )


def organisations_table(lists: Lists) -> Table:
    """The whole registry, an organisation a row."""
    return Table(
        sheet="Все организации",
        name="organizacii",
        heading="Все организации реестра",
        heads=heads(
            f"{_WHO}|Сайт 24|Состояние 14|Вывод 24|Где учтена 24|Раздел о наставничестве 17|Учтено документов 13"
            "|Всего документов 13|Не прочитано 13|Подтверждение 17"
        ),
        rows=tuple(
            (position, *_who(each), *_registry_row(each, verdict_title(lists, each), place.title))
            for position, (each, place) in enumerate(lists.place_of, 1)
        ),
        organisations=lists.all,
        empty="Реестр пуст",
    )


def documents_table(lists: Lists) -> Table:
    """All documents found, a document a row."""
    return Table(
        sheet="Найденные документы",
        name="dokumenty",
        heading="Найденные документы",
        heads=heads(
            "Муниципалитет 18|Организация 30|Вид документа 22|Название 30|Номер 10|Дата 12|Где опубликован 38|Цитата 36|Стр. 6|Источник 14"
            "|Уверенность 13|Примечание 20|Ссылка 56"
        ),
        rows=tuple((*_who(each), *_document(found)) for each in lists.all for found in each.facts.documents),
        organisations=tuple(each for each in lists.all for _ in each.facts.documents),
        empty="Документов не найдено",
    )


def verdict_title(lists: Lists, result: OrganisationResult) -> str:
    """«Пакет неполный»: the profile's words for the verdict."""
    titles = {place.code: place.title for place in lists.places}
    return titles[result.verdict.verdict or place_code(result.verdict)]


def review_evidence(result: OrganisationResult, profile: Profile) -> tuple[Evidence, ...]:
    """What a person must look at: the documents and findings with a doubt; where none is marked, what the verdict rests on."""
    doubtful = [each for each in result.facts.documents if each.act.flags]
    documents = [Evidence(url=each.url, page_url=each.page_url, page=each.act.page, quote=each.act.quote) for each in doubtful]
    findings = [place for each in result.findings if each.flags for place in each.evidence]
    return phrases.distinct([*documents, *findings]) or evidence(result, profile)


def _who(result: OrganisationResult) -> tuple[Cell, Cell]:
    return plain(result.organisation.municipality), plain(result.organisation.name)


def _not_checked(result: OrganisationResult, profile: Profile) -> Iterable[Cell]:
    unseen = [phrases.unseen_line(each) for each in result.facts.unseen]
    places = [phrases.evidence_line(each) for each in evidence(result, profile)]
    link = next((each.url for each in evidence(result, profile) if each.url), "")
    yield capitalised(phrases.state_in_words(result.verdict))
    yield capitalised(reason(result, profile))
    yield phrases.remedy(result)
    yield fitted(unseen or places, 46)
    yield Url(plain(link)) if link else site(result)


def _for_review(result: OrganisationResult, profile: Profile, title: str) -> Iterable[Cell]:
    places = review_evidence(result, profile)
    link = next((each.url for each in places if each.url), "")
    yield f"{title} (предварительно)"
    yield fitted(map(capitalised, phrases.review_reasons(result.verdict)), 30)
    yield _lines(places, 50, result)
    yield Url(plain(link)) if link else ""
    yield site(result)


def _searched(result: OrganisationResult) -> Sequence[Evidence]:
    found = phrases.findings_of(result, [SECTION])
    return phrases.distinct(found[0].evidence if found and found[0].evidence else result.facts.searched)


def _lines(places: Iterable[Evidence], width: int, result: OrganisationResult | None = None) -> str:
    pageless = phrases.pageless(result.facts) if result else frozenset()
    return fitted((phrases.evidence_line(each, pageless) for each in places), width)


def _registry_row(result: OrganisationResult, verdict: str, place: str) -> Iterable[Cell]:
    facts = result.facts
    yield site(result)
    yield capitalised(phrases.state_in_words(result.verdict))
    yield verdict
    yield place
    yield phrases.section_in_words(facts.section)
    yield sum(each.act.type != "other" for each in facts.documents)
    yield len(facts.documents)
    yield len(facts.unseen)
    yield phrases.confirmation(result.verdict)


def _document(found: Document) -> Iterable[Cell]:
    act = found.act
    yield capitalised(phrases.document_type(act.type))
    yield phrases.short_quote(act.title)
    yield plain(act.number) if act.number else phrases.missing_requisite(act.number_state)
    yield act.date or phrases.missing_requisite(act.date_state)
    yield Url(plain(found.page_url))
    yield phrases.short_quote(act.quote)
    yield "" if act.source in {"html", "declared"} else act.page
    yield words().source[act.source]
    yield f"{act.confidence:.2f}".replace(".", ",")
    yield plain(act.note or "")
    yield Url(plain(found.url))
