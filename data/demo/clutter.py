"""The irrelevant nine tenths of a school site: menus, news, food, contests, the obligatory section (texts in clutter.yml)."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Spec = Mapping[str, Any]
SIZES = {"small": (8, 4, 3), "medium": (14, 8, 7), "large": (25, 14, 12)}
"""Size of a site: topics, pages of the obligatory section, news items."""


@cache
def _texts() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "clutter.yml").read_text(encoding="utf-8"))
    return loaded


def groups() -> list[str]:
    """Names of the menu groups in their order."""
    return list(_texts()["groups"].values())


def papers(spec: Spec) -> dict[str, dict[str, Any]]:
    """The files that every site holds, with the site's own addresses."""
    made = {}
    for number, (name, item) in enumerate(_texts()["papers"].items(), 1):
        numbers = {
            "site": spec.get("number", 1396),
            "n": _shift(spec) + number,
            "ms": 1_690_000_000_000 + number * 977,
            "digit": number % 10,
        }
        path = _patterns(spec)["file"].format(name=name, ext=item["ext"], group="documents", **numbers)
        made[f"clutter-{name}"] = {**item, "path": spec.get("base", "") + path}
    return made


def pages(spec: Spec) -> Iterator[dict[str, Any]]:
    """The pages, as keyword arguments of `Page`: front page, topics, obligatory section, news."""
    topics, sveden, news = SIZES[spec.get("clutter", "small")]
    yield from _topics(spec, topics)
    yield from _sveden(spec, sveden)
    yield from _news(spec, news)
    home = str(spec.get("home", spec.get("base", "") + "/"))
    yield {"path": home, "title": "Главная", "body": _front(), "heading": str(spec["org"]["short"])}


def _front() -> str:
    return "<p>Добро пожаловать на официальный сайт! {{ org.full }}</p><p>Решаем вместе. Есть вопрос? Напишите нам.</p>"


def _topics(spec: Spec, count: int) -> Iterator[dict[str, Any]]:
    extra, names = spec.get("extra", {}), _texts()["groups"]
    for number, topic in enumerate(_texts()["topics"][:count], 1):
        address = _address(spec, "topic", group=topic["group"], slug=topic["slug"], n=_shift(spec) + 40 + number)
        yield {
            **address,
            "title": topic["title"],
            "under": names[topic["group"]],
            "body": _linked(topic["body"]) + extra.get(topic["slug"], ""),
        }


def _sveden(spec: Spec, count: int) -> Iterator[dict[str, Any]]:
    extra = spec.get("extra", {})
    for item in _texts()["sveden"][:count]:
        address = _address(spec, "sveden", name=item["name"], lower=item["name"].lower())
        body = _linked(item["body"]) + extra.get(f"sveden.{item['name']}", "")
        yield {**address, "title": item["title"], "under": _texts()["groups"]["sveden"], "body": body}


def _news(spec: Spec, count: int) -> Iterator[dict[str, Any]]:
    items = []
    extra = [{**item, "text": item["body"], "html": True} for item in spec.get("news", ())]
    for number, item in enumerate([*extra, *_texts()["news"][:count]], 1):
        address = _address(spec, "item", id=_shift(spec) + 400 + number, digit=number % 3, two=f"{number + 10}")
        day = item.get("day") or f"{(number * 7) % 27 + 1:02}.{(number * 5) % 9 + 1:02}.2023"
        text = item["text"] if item.get("html") else f"<p>{html.escape(item['text'])}</p>"
        query = "?" + "&".join(f"{name}={value}" for name, value in address["params"]) if address["params"] else ""
        items.append(f'<li><span class="date">{day}</span> <a href="{address["path"]}{query}">{html.escape(item["title"])}</a></li>')
        yield {**address, "title": item["title"], "body": f'<p class="date">Опубликовано {day}</p>{text}'}
    news = _address(spec, "news")
    yield {**news, "title": "Новости", "under": "Новости", "body": f"<ul class='news'>{''.join(items)}</ul>"}


def _linked(body: str) -> str:
    for name, item in _texts()["papers"].items():
        body = body.replace(f"{{{{ paper('{name}') }}}}", f"{{{{ file('clutter-{name}', '{item['title']}') }}}}")
    return body


def _address(spec: Spec, kind: str, **values: Any) -> dict[str, Any]:
    """Path and parameters of a page by the layout's pattern."""
    path, _, query = (spec.get("base", "") + _patterns(spec)[kind].format(**values)).partition("?")
    return {"path": path, "params": tuple(tuple(pair.split("=", 1)) for pair in query.split("&") if pair)}


def _patterns(spec: Spec) -> dict[str, str]:
    patterns: dict[str, str] = _texts()["layouts"][spec["layout"]]
    return patterns


def _shift(spec: Spec) -> int:
    """Numbers in addresses differ from site to site: ids are the vendor's, not the school's."""
    return int(sum(ord(letter) * place for place, letter in enumerate(spec["id"], 1)) % 900) + 100
