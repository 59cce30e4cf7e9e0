"""письмо.docx: the covering letter to a municipality, out of a Word file whose fields a methodist may move about."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError

from data.errors import BadInput
from data.folding import folded
from data.letters import LetterSettings
from data.models import AuditResult
from data.profile import Profile
from data.words import school_year
from reports.lists import NOT_CHECKED, REVIEW, Lists
from reports.outgoing import named
from reports.russian import day_in_full, moscow_day, organisations
from reports.safe import plain
from reports.tables import Table

DEFAULT_TEMPLATE = Path(__file__).parent / "templates" / "letter.docx"
TEMPLATE_NAME = "letter.docx"
BY_HAND = "____________"
ADDRESSEE = "Руководителю муниципальной методической службы"
NOBODY = "таких организаций нет"
OF_LIST = ("номер", "заголовок", "количество", "названия")
"""What each of `списки` and `дополнительно` has."""

Values = Mapping[str, Any]


class Fields(ImmutableSandboxedEnvironment):
    """The template's language; remembers what it was last given and the words in quotes that stand where a field should."""

    source = ""
    literals: tuple[str, ...] = ()

    def parse(self, source: str, name: str | None = None, filename: str | None = None) -> nodes.Template:
        """The template's tree."""
        tree = super().parse(source, name, filename)
        printed = (node for output in tree.find_all(nodes.Output) for node in output.nodes if isinstance(node, nodes.Const))
        self.literals = tuple(dict.fromkeys(str(node.value) for node in printed if isinstance(node.value, str)))
        return tree

    def from_string(self, source: str | nodes.Template, *args: Any, **more: Any) -> Template:
        """The template made ready."""
        self.source = source if isinstance(source, str) else ""
        return super().from_string(source, *args, **more)


def letter_fields(
    audit: AuditResult, profile: Profile, lists: Lists, tables: Iterable[Table], municipality: str, settings: LetterSettings
) -> Values:
    """The fields of the letter by their Russian names; `lists` and `tables` are those of the municipality."""
    listed = [table for table in tables if table.verdict]
    return {
        "муниципалитет": _line(municipality),
        "адресат": _addressee(municipality, settings),
        "отправитель": _line(settings.sender) or BY_HAND,
        "исходящий_номер": _line(settings.number) or BY_HAND,
        "исходящая_дата": day_in_full(settings.date) if settings.date else BY_HAND,
        "должность": _line(settings.post) or BY_HAND,
        "подписант": _line(settings.signatory) or BY_HAND,
        "исполнитель": _line(settings.executor),
        "телефон": _line(settings.phone),
        "срок_ответа": day_in_full(settings.reply_by) if settings.reply_by else "",
        "методика": _line(profile.title),
        "источник_методики": _line(profile.source),
        "на_дату": day_in_full(audit.audit.as_of),
        "дата_проверки": day_in_full(moscow_day(audit.audit.started)),
        "учебный_год": school_year(audit.audit.as_of),
        "без_сети": audit.audit.offline,
        "всего": organisations(len(lists.all)),
        "нарушений_нет": not any(lists.of_kind("violation").values()),
        "есть_форма": bool(named(lists)),
        "соответствуют": _counted(sum(map(len, lists.of_kind("good").values()))),
        "не_завершено": _counted(len(lists.at(REVIEW))),
        "не_проверено": _counted(len(lists.at(NOT_CHECKED))),
        "списки": [_of_list(number, table) for number, table in enumerate(listed, 1) if table.violation],
        "дополнительно": [_of_list(number, table) for number, table in enumerate(listed, 1) if not table.violation],
    }


def write_letter(path: Path, template: Path, fields: Values) -> None:
    """Fill the template in.

    Raises:
        BadInput: the template is no Word file, or one of its fields is wrong.
    """
    environment = Fields(undefined=StrictUndefined, autoescape=True)
    letter = DocxTemplate(str(template))
    # A field of a branch not taken is held against the list too: a fault shows with the first letter, not with the tenth.
    # What is not written by the rules is told by `render`, which knows where it stands.
    with suppress(TemplateSyntaxError):
        unknown = sorted(letter.get_undeclared_template_variables(environment) - set(fields))
        if faults := [*(f"поля «{name}» нет" for name in unknown), *map(_quoted, environment.literals)]:
            _refuse(template, "; ".join(faults), fields)
    try:
        letter.render(fields, environment, autoescape=True)
    except TemplateSyntaxError as error:
        _refuse(template, f"поле записано с ошибкой: {_near(error)}", fields)
    except UndefinedError as error:
        _refuse(template, f"части «{str(error).rpartition(' ')[2].strip(chr(39))}» у поля нет", fields)
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, LxmlError) as error:
        _refuse(template, f"поле не заполнить{_place(error, environment)}", fields)
    letter.save(str(path))


def check_template(template: Path) -> None:
    """Refuse what is no Word file.

    Raises:
        BadInput: names the file.
    """
    try:
        DocxTemplate(str(template)).get_docx()
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise BadInput(f"{template}: это не файл Word (.docx). Сохраните шаблон в этом виде или удалите файл.") from error


def _refuse(template: Path, what: str, fields: Values) -> NoReturn:
    allowed = ", ".join(fields)
    raise BadInput(
        f"{template}: {what}. Поля письма: {allowed}; у каждого из «списки» и «дополнительно»: {', '.join(OF_LIST)}. "
        "Образец запишет «nastavnik papers --template»."
    )


def _near(error: TemplateSyntaxError) -> str:
    """The words of the template round the fault; docxtpl gathers them."""
    lines = [line.strip() for line in getattr(error, "docx_context", ()) if "{" in line]
    return f"«{lines[-1][:120]}»" if lines else "проверьте скобки {{ }} и {% %}"


def _quoted(literal: str) -> str:
    return f"поле «{literal}» стоит в кавычках, и вместо значения напечаталось бы само слово: уберите кавычки"


def _place(error: BaseException, environment: Fields) -> str:
    """«: «{{ всего / 0 }}»», the line of the template at which it stopped; "" where that is not known."""
    numbers = [number for frame, number in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>"]
    lines = environment.source.splitlines()
    found = re.sub(r"<[^>]+>", "", lines[numbers[-1] - 1]).strip() if numbers and numbers[-1] <= len(lines) else ""
    return f": «{found[:120]}»" if found else ""


def _addressee(municipality: str, settings: LetterSettings) -> str:
    own = {folded(name): told for name, told in settings.addressees.items()}.get(folded(municipality))
    return plain(own) if own else f"{_line(settings.addressee) or ADDRESSEE}\n{_line(municipality)}"


def _of_list(number: int, table: Table) -> dict[str, Any]:
    names = [_line(each.organisation.name) for each in table.organisations]
    return {"номер": number, "заголовок": _line(table.heading), "количество": _counted(len(names)) or NOBODY, "названия": names}


def _counted(count: int) -> str:
    """«3 организации»; "" of none, which a template takes for «no»."""
    return organisations(count) if count else ""


def _line(text: str) -> str:
    return " ".join(plain(text).split())
