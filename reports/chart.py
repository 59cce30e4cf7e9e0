"""A bar for each municipality, parted by verdict: the measures of the SVG pictures."""

from __future__ import annotations

from dataclasses import dataclass

from reports.lists import Lists, Place

ROOM = 600
"""Width of the longest bar in the units of the picture; the page stretches it to the place it has."""

_COLOURS = {"good": "#3b8f5a", "beyond_source": "#8a7fc0", "review": "#d9a21b", "not_checked": "#b4b9c2"}
_VIOLATIONS = ("#a32a2a", "#cf5b3c", "#e08a5b")


@dataclass(frozen=True, kw_only=True)
class Part:
    """One coloured piece of a bar."""

    x: float
    width: float
    colour: str
    title: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One municipality."""

    name: str
    total: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """The bars, and the colours with their meanings."""

    width: int
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]


def chart(lists: Lists) -> Chart:
    """Bars in registry order; the longest takes the whole room."""
    colours = _colours(lists.places)
    rows = lists.by_municipality()
    most = max((sum(counts) for _, counts in rows), default=1)
    bars = []
    for name, counts in rows:
        parts, x = [], 0.0
        for place, count in zip(lists.places, counts, strict=True):
            if count:
                width = ROOM * count / most
                parts.append(Part(x=round(x, 1), width=round(width, 1), colour=colours[place.code], title=place.title, count=count))
                x += width
        bars.append(Bar(name=name, total=sum(counts), parts=tuple(parts)))
    return Chart(width=ROOM, bars=tuple(bars), legend=tuple((place.title, colours[place.code]) for place in lists.places))


def _colours(places: tuple[Place, ...]) -> dict[str, str]:
    violations = [place.code for place in places if place.kind == "violation"]
    shades = {code: _VIOLATIONS[number % len(_VIOLATIONS)] for number, code in enumerate(violations)}
    return {place.code: shades.get(place.code) or _COLOURS[place.kind] for place in places}
