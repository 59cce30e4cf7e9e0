"""How much a link is worth: words, heading and menu path round it, address, and the page it stands on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from crawler import urls
from crawler.links import PageLink
from crawler.titles import Titles
from data.plan_words import plan_words

MENTORING = 100.0
"""By its own words about mentoring."""
NEEDED = 60.0
"""From here on an address must be asked before anything may be called absent."""
LISTS = 74.0
"""From here on a page holds lists of documents."""
TURNED_NEAR, TURNED_LIST = 95.0, 65.0
"""Further pages of a section on mentoring, of a list of documents: what a link calls so, whatever its address."""
NEUTRAL = 20.0
"""From here on it is asked while the allowance lasts; below, never."""
MENU = 52.0
"""A page of the menu that nothing else recommends: the full look holds the whole menu, whatever the allowance for the rest."""
ARCHIVE = 51.0
"""A list of news, or a page of any list that nothing recommends: from here on an address is part of the full look."""
TURNED = frozenset({ARCHIVE, TURNED_NEAR, TURNED_LIST})
LEAF = 50.5
"""A page under one of the menu that nothing recommends: part of the full look where no act was found anywhere else."""
SUBJECT = 30.0
"""The same of a subject far from mentoring: asked in the allowance."""
PICTURE = 45.0
"""A picture without words in the section: a scanned act, or one of forty photographs; a few of a site are looked at."""
FIRST = 294.0
"""Score of the start page and the root: what they lead to is the menu."""
RATED_PAGE = 87.0
"""By its link the rated page of a training site."""
RATED = 86.0
"""A page under the rated page of a training site: every point that is called lost needs it."""
RATED_UNDER = 85.0
"""A page under such a page; what it leads to further is no part of the rated page."""
LATER = 81.0
"""About mentoring, and neither the order nor the regulation: after all that may be one."""
STAFF_NEWS = 39.0
"""An item of news that may be of the teachers' work, or whose words name a kind of act."""
EVENT = 38.5
"""An item of news that may report an event of a plan that the audit holds against the site."""
NEWS = 18.0
"""An item of news that nothing recommends: never asked."""
PAPER = 15.0
"""The page of a paper about something else: never asked."""
UNNAMED = 0.25
"""Fraction of a score by which an address is known that only a site map tells of: a link's words say more, also to its harm."""
OUTSIDE = -1.0
"""Another's host holds what may be an act."""
DEAD = -2.0
"""What may be an act lies at an address nobody on the open net can reach."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REMEMBERED, _SHORT = 4096, 160
"""Of how many texts it is remembered what they name, and how long these may be: a menu stands on every page."""
_LETTERS = re.compile(r"[a-zа-я]{3}")
_YEAR = re.compile(r"\W*(за )?20\d\d\b")
_TITLE_OF_LIST = 40
"""Letters that the title of a list of news has at the most; titles of its items are longer."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """What is known of the page that holds the link."""

    score: float
    depth: int
    mentoring: bool = False
    """The page's own title, or what led to it, names mentoring: every file on it counts."""
    hub: bool = False
    """A list of documents: acts without a telling name count."""
    lists: bool = False
    """Pages it leads to may be lists of documents too (folders)."""
    news: bool = False
    """A news item: what else it leads to is other news."""
    other: bool = False
    """By its title a paper about something else: a file without a name on it is that paper."""
    events: bool = False
    """The audit holds a published plan against what the site shows."""
    rates: bool = False
    """The audit rates the page of this training site."""
    rated: bool = False
    """The page is the rated one, or stands under it."""
    folder: str = ""
    """Path of a rated page, under which its pages may lie."""


class Words:
    """Any of some patterns."""

    def __init__(self, patterns: list[str]) -> None:
        self._pattern = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
        self._remembered = lru_cache(_REMEMBERED)(self._look)

    def search(self, text: str) -> bool:
        """One of them is in the text."""
        return self._remembered(text) if len(text) <= _SHORT else self._look(text)

    def match(self, text: str) -> bool:
        """The text begins with one of them."""
        return self._pattern.match(text) is not None

    def _look(self, text: str) -> bool:
        return self._pattern.search(text) is not None


def _whole_words(patterns: list[str]) -> re.Pattern[str]:
    """The words in which one of the patterns is found, from end to end."""
    return re.compile("|".join(rf"\w*(?:{pattern})\w*" for pattern in patterns), re.IGNORECASE)


def _best(patterns: dict[str, float]) -> Callable[[str], float]:
    """The highest score of the patterns that are in a text; 0 where none is."""
    scores = [(re.compile(pattern, re.IGNORECASE), score) for pattern, score in patterns.items()]
    return lru_cache(_REMEMBERED)(lambda text: max((score for pattern, score in scores if pattern.search(text)), default=0.0))


class Focus:
    """The words of data/focus.yml, ready for use."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.mentoring_text = Words(words["mentoring"]["text"])
        self.mentoring_address = Words(words["mentoring"]["address"])
        self.act_text = Words(words["acts"]["text"])
        self.later = Words(words["acts"]["later"])
        self.act_address = Words(words["acts"]["address"])
        self._hub_text = _best(words["hubs"]["text"])
        self._ways = _best(words["ways"])
        self._hub_address = _best(words["hubs"]["address"])
        noise = words["noise"]
        self.noise_text = Words([*noise["text"], *noise["subjects"]])
        self.noise_address = Words([*noise["address"], *noise["subjects_address"]])
        self.technical_text, self.technical_address = Words(noise["text"]), Words(noise["address"])
        self._untelling = _whole_words([*noise["text"], *noise["subjects"], *noise["beside"]])
        self.prescribed = Words(words["prescribed"])
        self.innovation = Words(words["innovation"])
        self.news_text = Words(words["news"]["text"])
        self.news_address = Words(words["news"]["address"])
        self.albums = Words(words["albums"])
        self.ornament = Words(words["ornament"])
        self.open_topics = Words(words["open_topics"])
        self.shut_topics = Words(words["shut_topics"])
        self._mirrors = Words(words["mirrors"])
        self._papers = Words(words["papers"])
        self.closed_topics = Words(words["closed_topics"])
        self.empty_words = re.compile(rf"(?<!\w)(?:{'|'.join(words['empty_words'])})(?!\w)", re.IGNORECASE)
        self.turn_page = Words(words["turn_page"])
        self.documents = frozenset(words["extensions"]["documents"])
        self.images = frozenset(words["extensions"]["images"])
        self.media = frozenset(words["extensions"]["media"])
        self.file_paths = Words(words["file_paths"])
        self.card_paths = Words(words["card_paths"])
        self.told_as_other = Words(words["told_as_other"])
        self._own_documents = Words(words["own_documents"])
        self._titles = Titles(words)

    def is_mentoring(self, text: str) -> bool:
        """The words name mentoring of teachers or the like."""
        return self.mentoring_text.search(plain(text))

    def about(self, text: str, url: str) -> bool:
        """The link's own words, or its address, name mentoring."""
        words = address_words(url)
        return self.mentoring_text.search(plain(text)) or self.mentoring_address.search(words) or self.mentoring_text.search(words)

    def names_documents(self, text: str) -> bool:
        """The words name documents, or a kind of act."""
        words = plain(text)
        return self.act_text.search(words) or self._hub_text(words) >= LISTS

    def own_documents(self, text: str) -> bool:
        """The words name what only the organisation itself has: its local acts, its documents, its obligatory section, its site."""
        return self._own_documents.match(plain(text))

    def hub_score(self, text: str) -> float:
        """How surely the words name a page that holds acts or leads to them; 0: they do not."""
        return self._hub(plain(text), "")

    def is_mirror(self, text: str) -> bool:
        """The words name the same site in another dress or language."""
        return self._mirrors.search(plain(text))

    def is_machine(self, url: str) -> bool:
        """By its address for machines and members, or a file that is never asked."""
        return self.technical_address.search(address_words(url)) or urls.extension(url) in self.media

    def way(self, text: str) -> float:
        """How early a page of the menu with this title is asked; 0: sections on mentoring do not stand under such."""
        return self._ways(plain(text))

    def is_innovation(self, text: str) -> bool:
        """The words name the section where a training site keeps its rated page."""
        return self.innovation.search(plain(text))

    def is_act(self, text: str) -> bool:
        """The words name a kind of act."""
        return self.act_text.search(plain(text))

    def is_nameless(self, title: str) -> bool:
        """The title tells nothing: it may stand for any act."""
        rest = self.empty_words.sub(" ", plain(title))
        return not re.search(r"[^\W\d_]{3,}", re.sub(r"(?<=\d)[a-zа-я]{1,3}(?!\w)", "", rest))

    def is_shut(self, title: str) -> bool:
        """The title (plain) of a paper is plainly about something else than mentoring."""
        said = self._titles.said(title)
        if self.closed_topics.search(said):
            return True
        if self.open_topics.search(title):
            return False
        return self.shut_topics.search(said) or (self._titles.own_subject(said) and self._titles.own_subject(title))

    def is_told_as_other(self, text: str) -> bool:
        """The words of a link name what holds no acts: photographs, food, a presentation, a paper about something else."""
        words = plain(text)
        return self.noise_text.search(words) or self.albums.search(words) or self.told_as_other.search(words) or self.is_other_paper(words)

    def names_paper(self, title: str) -> bool:
        """The words are the title of one paper."""
        return self._titles.is_act(plain(title))

    def is_other_paper(self, title: str) -> bool:
        """The words are the title of a paper, and it is about something else."""
        text = plain(title)
        return self._titles.is_act(text) and not self.mentoring_text.search(text) and self.is_shut(text)

    def is_file(self, url: str) -> bool:
        """By its address a file or the card of one."""
        extension = urls.extension(url)
        if extension in self.documents or extension in self.images:
            return True
        path = urls.readable(url)
        if self.file_paths.search(path) and extension not in ("html", "htm", "php", "aspx"):
            return extension not in self.media
        return self.card_paths.search(path)

    def link(self, link: PageLink, url: str, place: Place) -> float:
        """Score of the link to `url` (canonical)."""
        if urls.extension(url) in self.media:
            return 0.0
        text, words = plain(link.text), address_words(url)
        about = self.about(link.text, url)
        act = self.act_text.search(text) or self.act_address.search(words) or self.act_text.search(words)
        if link.kind == "image":
            return self._picture(link, url, words, place, about=about, act=act)
        if about and urls.extension(url) in self.images and self.noise_text.search(text) and not act:
            # A photograph in the section's folder.
            return 10.0
        if place.rates and not (about and self.is_file(url)) and self._is_rated(link, url, place):
            return self._rated(link, url, place, about=about)
        if about and (self.later.match(text) or (not act and self._is_item(url, place))):
            return LATER
        if about:
            # Everything under a telling path counts, whatever its own name.
            return MENTORING + 20 * act + 10 * self.is_file(url) - min(place.depth, 8)
        file = self.is_file(url)
        # Round a page of the menu stand the pages under it: they speak for themselves.
        context = "" if link.boilerplate and not file else link.context
        near = self.mentoring_text.search(plain(f"{link.above} {link.heading} {context}"))
        if file:
            return self._file(link, url, place, near=near, act=act)
        return self._page(link, url, text, words, place, near=near)

    def _is_rated(self, link: PageLink, url: str, place: Place) -> bool:
        """What the rated page holds, whatever it is called; what its part of the menu leads to; what lies in its folder."""
        if urls.extension(url) in self.images:
            return False
        if self.is_innovation(link.trail.rpartition(" / ")[2]) or self.is_innovation(link.text):
            return True
        return place.rated and (not link.boilerplate or urls.readable(url).startswith(f"{place.folder}/"))

    def _rated(self, link: PageLink, url: str, place: Place, *, about: bool) -> float:
        if self.is_file(url):
            return RATED + 2
        if not place.rated and (about or self.is_innovation(link.text)):
            return MENTORING - min(place.depth, 8) if about else RATED_PAGE
        return RATED_UNDER if place.score == RATED else RATED

    def _file(self, link: PageLink, url: str, place: Place, *, near: bool, act: bool) -> float:
        picture = urls.extension(url) in self.images
        if near:
            return (78.0 if picture else 90.0) + 5 * act
        if place.mentoring and not link.boilerplate:
            # A picture with words of its own may be a scan; one without is one of the forty photographs.
            return (64.0 + 5 * act if link.text or act else PICTURE) if picture else 82.0 + 5 * act
        if picture:
            # In a list of documents a linked picture is a scan, unless its title is of something else.
            return 62.0 if act else 61.0 if place.hub and link.text and self.is_nameless(plain(link.text)) else 0.0
        title = plain(link.text) or plain(urls.file_name(url))
        stem = title.rpartition(".")[0] if title.rpartition(".")[2] in self.documents else title
        nameless = self.is_nameless(stem)
        if self.is_shut(stem) or (nameless and place.other and not link.boilerplate):
            return 5.0
        opened = self.open_topics.search(stem)
        if not act and not opened and not (nameless and link.text) and self._is_item(url, place):
            return _news(title, place)
        if act:
            return 64.0 if opened else 62.0
        if place.hub or opened:
            return 61.0 if opened or self.is_nameless(self._titles.said(stem)) else 45.0
        return 50.0 if nameless else 30.0

    def _is_item(self, url: str, place: Place) -> bool:
        """An item of news or an album, its address like that of a card."""
        words = address_words(url)
        return urls.extension(url) not in self.documents and (place.news or self.is_news("", words) or self.albums.search(words))

    def _picture(self, link: PageLink, url: str, words: str, place: Place, *, about: bool, act: bool) -> float:
        """A picture in the page itself: a scanned act, seldom."""
        if link.boilerplate or urls.extension(url) not in self.images or self.ornament.search(words):
            return 0.0
        if place.news and not about and not act:
            return 0.0
        near = about or place.mentoring or self.mentoring_text.search(plain(f"{link.heading} {link.context}"))
        told = act or self.is_act(f"{link.heading} {link.context}")
        return 64.0 if near and told else PICTURE if place.mentoring else 0.0

    def _page(self, link: PageLink, url: str, text: str, words: str, place: Place, *, near: bool) -> float:
        if link.pager or (urls.paging(url) and (link.next_page or self.turn_page.match(text))):
            return TURNED_NEAR if place.mentoring else TURNED_LIST if place.hub and not place.news else ARCHIVE
        near = near or (not link.boilerplate and self.mentoring_text.search(plain(link.trail)))
        inside = place.mentoring and not place.news and not link.boilerplate
        if not near and not inside and self._is_paper(link, text, place):
            return PAPER
        if self.noise_text.search(text):
            # «Родителям и педагогам»
            return NEEDED + 1 if self._hub(text, "") else self._subject(link, text, words, place)
        # A title says more than the folders of the address do; what its query asks for is another matter.
        address = words.partition("?")[2] if self._hub(text, "") else words
        if self.noise_address.search(address) and not self._is_choice(link, text, place):
            return self._subject(link, text, words, place)
        if near:
            return 90.0 - min(place.depth, 8)
        if inside:
            return 66.0
        hub = self._hub(text, words)
        if hub:
            return max(NEEDED + 1, hub - min(place.depth, 6))
        if self.albums.search(words):
            return NEWS
        if not place.news and self._is_archive(text, words):
            return ARCHIVE
        if (place.news and not link.boilerplate) or (self.is_news(text, words) and not self._is_item_of_menu(link, text, place)):
            listed = place.hub and not link.boilerplate
            return STAFF_NEWS if listed or self.open_topics.search(text) or self.act_text.search(text) else _news(text, place)
        if place.lists and not link.boilerplate and place.depth < 12:
            return NEEDED
        if place.score < FIRST:
            return 40.0 - 5 * place.depth
        return LEAF if link.trail or self.prescribed.search(text) else MENU

    def _subject(self, link: PageLink, text: str, words: str, place: Place) -> float:
        """A page of the menu or of a list about something far from mentoring; what is for machines, or for who logs in, is never asked."""
        # What the obligatory section holds beside its documents the law prescribes.
        listed = place.hub and not link.boilerplate and "sveden" not in words and not self.prescribed.search(text)
        menu = place.score >= FIRST or place.score in (MENU, LEAF, SUBJECT) or listed
        if not menu or place.news or self._is_technical(text) or self.technical_address.search(words):
            return 10.0
        if not _LETTERS.search(text) and not self.noise_text.search(text):
            # A day of a calendar, a page of a gallery: a page of the menu has a title.
            return 10.0
        return SUBJECT

    def _is_item_of_menu(self, link: PageLink, text: str, place: Place) -> bool:
        """A short title in the menu of the start page: in whatever folder of posts the engine keeps its page, it is no news."""
        return place.score >= FIRST and link.boilerplate and 0 < len(text) <= _TITLE_OF_LIST and not self.news_text.search(text)

    def _is_choice(self, link: PageLink, text: str, place: Place) -> bool:
        """On a page of documents: a kind or a year to choose, or an act, whatever its address asks the server for (?filter[type]=3)."""
        named = self.act_text.search(text) or self._hub(text, "") or _YEAR.match(text)
        return bool(named) and (place.lists or place.hub or place.mentoring) and not place.news and not link.boilerplate

    def _is_technical(self, text: str) -> bool:
        """The whole title is of a page that is never asked: «Вход для сотрудников» is, «Вход в профессию» is not."""
        if not self.technical_text.search(text) or self.open_topics.search(text):
            return False
        return not _LETTERS.search(self._untelling.sub(" ", text))

    def _is_paper(self, link: PageLink, text: str, place: Place) -> bool:
        """The page of a paper about something else: by a whole title anywhere, in a list also by words that shut it out.

        What is called by many papers («Инструкции и прочее») or by none is a folder, and anything may lie in it.
        """
        if link.boilerplate or not text:
            return False
        if self.is_other_paper(text):
            return True
        listed = place.lists and not self.open_topics.search(text) and not self._hub(text, "")
        return listed and self._papers.match(text) and self.shut_topics.search(self._titles.said(text))

    def _is_archive(self, text: str, words: str) -> bool:
        """The words name a list of news, or the last folder of the address does; titles and addresses of items say more."""
        last = words.partition("?")[0].rstrip("/").rpartition("/")[2]
        return any(
            pattern.search(name) and len(name) <= _TITLE_OF_LIST and not re.search(r"\d", name)
            for pattern, name in ((self.news_text, text), (self.news_address, last))
        )

    def is_hub_address(self, url: str) -> bool:
        """The last part of the address, not only a folder above it, names a list of documents."""
        return self._hub_address(address_words(url).partition("?")[0].rpartition("/")[2]) > 0

    def is_archive(self, title: str) -> bool:
        """The words are the title of a list of news."""
        return self._is_archive(plain(title), "")

    def is_news(self, text: str, words: str) -> bool:
        """A list of news, or an item of it."""
        return bool(self.news_text.search(text) or self.news_address.search(words))

    def _hub(self, text: str, words: str) -> float:
        return max(self._hub_text(text), self._hub_address(words) if words else 0.0)


def plain(text: str) -> str:
    """Lower case, ё as е, underscores as spaces, single spaces."""
    return _plain(text) if len(text) <= _SHORT else _plain.__wrapped__(text)


@lru_cache(_REMEMBERED)
def _plain(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").replace("_", " ").split())


@lru_cache(_REMEMBERED)
def address_words(url: str) -> str:
    """Path and query of the address as words: decoded, separators as spaces (slashes stay)."""
    return re.sub(r"[-_+.,%\s]+", " ", plain(urls.readable(url))).replace("/ ", "/").strip("/ ")


def _news(title: str, place: Place) -> float:
    """An item of news whose title speaks of no mentoring: worth a request only where an event of a plan may be behind it."""
    return EVENT if place.events and not plan_words().apart.search(title) else NEWS


@cache
def load_focus() -> Focus:
    """The project's own words."""
    return Focus(load_yaml("focus.yml"))


@cache
def load_yaml(name: str) -> dict[str, Any]:
    """One of the crawler's word lists in data/."""
    words: dict[str, Any] = yaml.load(files("data").joinpath(name).read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a SafeLoader
    return words
