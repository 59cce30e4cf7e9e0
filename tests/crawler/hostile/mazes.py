"""Mazes: pages made without end. Each has a section with an act, which must be found, and a way that never ends, which must be left."""

from __future__ import annotations

import hashlib
from itertools import count

from tests.crawler.hostile import school
from tests.crawler.server import WORDS, Reply, Seen, Site, menu, page

_TOP = menu(("/nastavnik", "Наставничество"), ("/docs", "Документы"))
_NUMBERS = count()


def _made(words: str, links: str) -> Reply:
    return page(f"{_TOP}{WORDS}<p>{words}</p>{links}")


def _with_school(seen: Seen, found: Reply | None) -> Reply | None:
    return found or (school().get(seen.path) if seen.path != "/" else None)


def calendar(seen: Seen) -> Reply | None:
    """Months before and after, for ever, by query and by path."""
    last = seen.path.rstrip("/").rpartition("=" if "=" in seen.path else "/")[2]
    number = int(last) if last.isdigit() else 0
    links = f"<a href='/calendar?month={number + 1}'>Следующий месяц</a><a href='/calendar/2024/{number + 1}'>{number + 1}</a>"
    links += "".join(f"<a href='/events/day/{number}/{day}'>{day}</a>" for day in range(31))
    return _with_school(seen, _made(seen.path, links) if seen.path == "/" or "calendar" in seen.path or "events" in seen.path else None)


def session(seen: Seen) -> Reply | None:
    """A new session in every link, under a name that nobody knows."""
    path, _, _ = seen.path.partition("?")
    token = hashlib.md5(str(next(_NUMBERS)).encode()).hexdigest()
    links = "".join(
        f"<a href='{to}?visitor={token}'>{words}</a>" for to, words in (("/", "Главная"), ("/about", "О школе"), ("/photo", "Фото"))
    )
    known = {"/": "Главная", "/about": "О школе", "/photo": "Фото"}
    return _with_school(seen, page(f"{_TOP}{WORDS}{known[path]}{links}") if path in known else None)


def session_in_path(seen: Seen) -> Reply | None:
    """ASP.NET's cookieless sessions: (S(…)) before the path."""
    path = seen.path.rpartition("))")[2] or "/"
    token = hashlib.md5(str(next(_NUMBERS)).encode()).hexdigest()[:24]
    links = "".join(
        f"<a href='/(S({token})){to}'>{words}</a>" for to, words in (("/", "Главная"), ("/about", "О школе"), ("/photo", "Фото"))
    )
    known = {"/": "Главная", "/about": "О школе", "/photo": "Фото"}
    return _with_school(seen, page(f"{_TOP}{WORDS}{known[path]}{links}") if path in known else None)


def pages(seen: Seen) -> Reply | None:
    """A list of documents that always has a next page."""
    number = int(seen.path.rpartition("=")[2]) if "page=" in seen.path else 1
    turned = f"<h1>Документы</h1><p>{seen.path}</p><a rel=next href='/docs?page={number + 1}'>Далее</a>"
    home = _made("", "<a href='/docs?page=1'>Все документы</a>") if seen.path == "/" else None
    return _with_school(seen, page(turned + WORDS) if seen.path.startswith("/docs?") else home)


def print_twins(seen: Seen) -> Reply | None:
    """Every page has a twin for the printer, the blind and the telephone."""
    path, dresses = seen.path.partition("?")[0], ("print=Y", "special=1", "tmpl=component", "mobile=1", "font=big", "ver=blind")
    twins = "".join(f"<a href='{path}?{dress}'>Версия</a>" for dress in dresses)
    known = {"/", "/about", "/photo", "/team", "/news"}
    links = "".join(f"<a href='{each}'>{each}</a>" for each in sorted(known))
    return _with_school(seen, page(f"{_TOP}{WORDS}{path}{twins}{links}") if path in known else None)


def deeper(seen: Seen) -> Reply | None:
    """A relative link that grows with every step, and answers at any depth."""
    inside = seen.path == "/" or "/more" in seen.path
    return _with_school(
        seen, _made(seen.path, "<a href='more/'>Подробнее о школе</a><a href='more/nastavnik/'>Ещё</a>") if inside else None
    )


def filters(seen: Seen) -> Reply | None:
    """A catalogue that can be sorted and filtered in every combination."""
    query = seen.path.partition("?")[2]
    choices = [f"{name}={value}" for name in ("sort", "year", "type", "author") for value in range(5)]
    links = "".join(f"<a href='/catalog?{query}&{choice}'>{choice}</a>" for choice in choices)
    return _with_school(seen, _made(query, links) if seen.path == "/" or seen.path.startswith("/catalog") else None)


def told_for_ever(seen: Seen) -> Reply | None:
    """Every link names mentoring: no look at such a site is ever full, and that is said."""
    number = next(_NUMBERS)
    links = "".join(f"<a href='/nastavnik-{number}-{k}'>Наставничество педагогов {number} {k}</a>" for k in range(30))
    return _made(seen.path, links) if seen.path == "/" or seen.path.startswith("/nastavnik-") else None


SITES: dict[str, Site] = {
    "calendar.ru": calendar,
    "session.ru": session,
    "session-path.ru": session_in_path,
    "pages.ru": pages,
    "print.ru": print_twins,
    "deeper.ru": deeper,
    "filters.ru": filters,
}
ENDLESS: dict[str, Site] = {"told.ru": told_for_ever}
