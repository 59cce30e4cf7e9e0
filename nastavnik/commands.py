"""What each command does, apart from how it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.text.pool import ReaderPool
from crawler.browsers import lacking
from data.errors import BadInput
from data.models import Act, AuditResult, Document, Text
from data.profile import Profile
from data.settings import Settings, load_settings
from data.words import words
from data.workspace import Workspace
from nastavnik.doctor import checks
from nastavnik.organisations import one_organisation
from nastavnik.pipeline import Task, checked_profiles, run
from nastavnik.rejudge import result_of_version
from nastavnik.screen import Screen
from nastavnik.summary import show
from reports import plans
from reports.explain import explain as explain_result
from reports.results import document as document_block
from reports.results import results, write_json


def run_audit(task: Task, console: Console) -> int:
    """The whole job; 1 where some organisations could not be checked."""
    settings = load_settings(task.workspace)
    if not task.offline and settings.render and (words := lacking(settings.chromium)):
        console.print(f"Предупреждение: {words}", soft_wrap=True)
    if not task.offline and not settings.contact:
        console.print(
            "Предупреждение: не указан контакт для владельцев сайтов. Задайте NASTAVNIK_CONTACT (почта или адрес страницы).", soft_wrap=True
        )
    with Screen(console) as screen:
        outcome = run(task, screen)
    show(outcome, checked_profiles(task.profiles), console)
    return 1 if any(not_checked(result) for result in outcome.results) else 0


def not_checked(result: AuditResult) -> int:
    """How many organisations could not be checked."""
    return sum(row.verdict.verdict in {None, "not_checked"} and row.verdict.state != "audited" for row in result.organisations)


def latest_result(folder: Path, name: str) -> tuple[AuditResult, Profile]:
    """The last finished audit under that profile.

    Raises:
        BadInput: there is none.
    """
    (profile,) = checked_profiles([name])
    workspace = Workspace(folder)
    with workspace.store as store:
        audit = store.audits.latest_finished()
        if audit is None:
            raise BadInput(f"{folder}: проверка ещё не закончена. Запустите «nastavnik run» с теми же параметрами.")
        try:
            return result_of_version(workspace, audit, profile), profile
        except LookupError as error:
            known = ", ".join(audit.profiles)
            raise BadInput(f"{folder}: последняя проверка шла не по профилю {name}, а по: {known}.") from error


def export(folder: Path, profile_name: str, output: Path) -> None:
    """results.json of the last finished audit."""
    result, profile = latest_result(folder, profile_name)
    write_json(output, results(result, profile))


def explain(folder: Path, profile_name: str, wanted: str) -> str:
    """Why one organisation has its verdict, in words.

    Raises:
        BadInput: no organisation, or several, fit the words.
    """
    result, profile = latest_result(folder, profile_name)
    row = one_organisation(result.organisations, wanted)
    return explain_result(row, profile) + plans.told(result, row)


def read_files(files: Sequence[Path]) -> list[dict[str, object]]:
    """What each file holds: the contract's list of {"file", "documents"}; a file that cannot be read says why in "failure".

    Raises:
        BadInput: a file is not there.
    """
    bodies = []
    for path in files:
        try:
            bodies.append(path.read_bytes())
        except OSError as error:
            raise BadInput(f"{path}: файл не открывается ({error.strerror}). Проверьте путь.") from error
    today = dt.datetime.now(dt.UTC).date()
    with ReaderPool(max_workers=Settings().readers) as pool:
        waiting = [pool.submit(body, path.name) for body, path in zip(bodies, files, strict=True)]
        return [_answer(path, future.result(), today) for path, future in zip(files, waiting, strict=True)]


def _answer(path: Path, text: Text, today: dt.date) -> dict[str, object]:
    answer: dict[str, object] = {
        "file": str(path),
        "documents": [document_block(each) for each in _documents(path, path.name, text, today)],
    }
    failure = text.failure or next((page.failure for page in text.pages if page.failure), None)
    if failure:
        answer["failure"] = {"code": failure, "text": text.detail or words().text_failure[failure]}
    return answer


def _documents(path: Path, name: str, text: Text, today: dt.date) -> list[Document]:
    if text.members:
        return [each for member, inner in text.members for each in _documents(path, member, inner, today)]
    acts: tuple[Act, ...] = acts_in(text, Context(file_name=name, today=today))
    return [Document(act=act, url=str(path), page_url="") for act in acts]


def told(answer: dict[str, object]) -> str:
    """The same for a person."""
    lines = [str(answer["file"])]
    failure = answer.get("failure")
    if isinstance(failure, dict):
        lines.append(f"  не прочитан: {failure['text']}")
    documents = answer["documents"]
    if isinstance(documents, list):
        if not documents and not failure:
            lines.append("  документов о наставничестве педагогов нет")
        for each in documents:
            lines.extend(_told_document(each))
    return "\n".join(lines)


def _told_document(block: dict[str, object]) -> list[str]:
    say = words()
    number = block["number"] or say.requisite_state[str(block["number_state"])]
    date = say.requisite_state[str(block["date_state"])]
    if block["date"]:
        date = dt.date.fromisoformat(str(block["date"])).strftime("%d.%m.%Y")
    lines = [
        f"  {say.document_type[str(block['type'])]}: {block['title']}",
        f"    номер: {number}; дата: {date}; страница {block['page']}; уверенность {block['confidence']}",
    ]
    if block["quote"]:
        lines.append(f"    слова: «{block['quote']}»")
    if block["note"]:
        lines.append(f"    примечание: {block['note']}")
    return lines


def doctor(console: Console) -> int:
    """The state of this machine; 1 where something needed is missing."""
    table = Table(show_header=True, box=None)
    for title in ("Что", "Состояние", "Подробности и что сделать"):
        table.add_column(title, overflow="fold")
    found = checks(Path())
    for check in found:
        mark = {True: "в порядке", False: "нужно внимание", None: "необязательно"}[check.ok]
        table.add_row(check.name, mark, check.detail if check.ok or not check.remedy else f"{check.detail} {check.remedy}")
    console.print(table)
    return 1 if any(check.ok is False for check in found) else 0
