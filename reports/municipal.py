"""Papers for municipal services: a folder and a zip each, with the letter, the lists, the evidence and the form of answers."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from data.blobs import BlobStore
from data.letters import LetterSettings
from data.models import AuditResult
from data.profile import Column, Profile
from reports.annex import annex_cards, write_annex, write_annex_page
from reports.file_names import file_name
from reports.files import replacing
from reports.forms import write_form
from reports.letter import DEFAULT_TEMPLATE, check_template, letter_fields, write_letter
from reports.list_files import NAME as LISTS
from reports.list_files import list_writers
from reports.lists import REVIEW, Lists
from reports.outgoing import municipalities, named, numbers_table, of_municipality, outgoing, outgoing_tables
from reports.replies import reply_forms

FOLDER = "муниципалитеты"
NOWHERE = "Без муниципалитета"
LETTER, FORM = "письмо.docx", "форма-ответа.xlsx"
ANNEX, ANNEX_PAGE = "доказательства.docx", "доказательства.html"
_OURS = (LETTER, FORM, ANNEX, ANNEX_PAGE, f"{LISTS}.docx", f"{LISTS}.xlsx", f"{LISTS}.html", f"{LISTS}-csv/*.csv")
"""What of a folder is ours: nothing else in it is ever touched."""

Writers = Mapping[str, Callable[[Path], None]]


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What was written for one municipality."""

    municipality: str
    folder: Path
    files: tuple[Path, ...]
    archive: Path
    named: int
    """Organisations in its lists."""
    awaiting: int
    """Organisations not named, since a second audit or a person has not spoken yet."""


def municipal_papers(
    audit: AuditResult,
    profile: Profile,
    folder: Path,
    *,
    columns: Mapping[str, tuple[Column, ...]],
    settings: LetterSettings | None = None,
    template: Path = DEFAULT_TEMPLATE,
    pictures: BlobStore | None = None,
    only: Iterable[str] | None = None,
) -> tuple[Parcel, ...]:
    """Write a folder and a zip for each municipality into `folder`; `only`: for these, by their names, and the others are let be.

    `columns` are those of each list, by its verdict. Papers of municipalities that the audit no longer has are taken away: they name
    organisations of an audit that is over.

    Raises:
        BadInput: the letter's template cannot be used.
        CannotRun: a paper is open in another program or the folder cannot be written.
    """
    check_template(template)
    names = _folder_names(municipalities(audit))
    wanted = set(names if only is None else only)
    parcels = tuple(
        _parcel(
            of_municipality(audit, name), profile, folder / folder_name, name, columns, settings or LetterSettings(), template, pictures
        )
        for name, folder_name in names.items()
        if name in wanted
    )
    if only is None:
        _clear(folder, set(names.values()))
    return parcels


def _parcel(
    audit: AuditResult,
    profile: Profile,
    folder: Path,
    name: str,
    columns: Mapping[str, tuple[Column, ...]],
    settings: LetterSettings,
    template: Path,
    pictures: BlobStore | None,
) -> Parcel:
    lists = outgoing(audit, profile)
    tables = outgoing_tables(audit, profile, lists, columns)
    who = name or NOWHERE
    fields = letter_fields(audit, profile, lists, tables, who, settings)
    writers: Writers = {
        LETTER: partial(write_letter, template=template, fields=fields),
        **list_writers(audit, profile, tables, numbers_table(lists), who),
        **_of_named(audit, profile, lists, pictures),
    }
    files = tuple(folder / file for file in writers)
    for path, write in zip(files, writers.values(), strict=True):
        with replacing(path) as temporary:
            write(temporary)
    for old in _ours(folder):
        if old not in files:
            old.unlink()
    archive = folder.with_name(f"{folder.name}.zip")
    _pack(archive, folder, files)
    return Parcel(municipality=who, folder=folder, files=files, archive=archive, named=len(named(lists)), awaiting=len(lists.at(REVIEW)))


def _of_named(audit: AuditResult, profile: Profile, lists: Lists, pictures: BlobStore | None) -> Writers:
    """Evidence and form: only where somebody is named."""
    listed = named(lists)
    if not listed:
        return {}
    cards = annex_cards(lists, profile, pictures)
    (form,) = reply_forms(replace(audit, organisations=listed), profile).values()
    return {
        ANNEX: partial(write_annex, audit=audit, profile=profile, cards=cards),
        ANNEX_PAGE: partial(write_annex_page, audit=audit, profile=profile, lists=lists, cards=cards),
        FORM: partial(write_form, form=form),
    }


def _folder_names(municipalities_: Sequence[str]) -> dict[str, str]:
    """A folder of its own for each municipality, by its name; no zip is called as a folder is."""
    names: dict[str, str] = {}
    for name in municipalities_:
        taken = [each for folder in names.values() for each in (folder, f"{folder}.zip")]
        names[name] = file_name(name.removesuffix(".zip"), taken, instead=NOWHERE)
    return names


def _pack(archive: Path, folder: Path, files: Iterable[Path]) -> None:
    with replacing(archive) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files:
            packed.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")


def _ours(folder: Path) -> list[Path]:
    return [path for pattern in _OURS for path in folder.glob(pattern)]


def _clear(folder: Path, kept: set[str]) -> None:
    """Take away our papers of municipalities that are no longer there; a folder goes when nothing else is in it."""
    known = {_folded(each) for each in kept}
    for old in [each for each in folder.glob("*/") if each.is_dir() and _folded(each.name) not in known]:
        papers = _ours(old)
        if not any(path.name == LETTER for path in papers):
            continue
        for path in papers:
            path.unlink()
        old.with_name(f"{old.name}.zip").unlink(missing_ok=True)
        for each in (old / f"{LISTS}-csv", old):
            with suppress(OSError):
                each.rmdir()


def _folded(name: str) -> str:
    """Names that some file system takes for the same are the same."""
    return unicodedata.normalize("NFC", name).casefold()
