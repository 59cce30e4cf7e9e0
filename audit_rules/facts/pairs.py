"""Pairs «number and date» of a zone, each with the role its neighbours give it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from audit_rules.facts.dates import DateHit
from audit_rules.facts.fold import fold
from audit_rules.facts.marks import title_of
from audit_rules.facts.numbers import NumberHit
from audit_rules.facts.phrases import found, pattern
from audit_rules.facts.zones import Zone
from data.vocabulary import issuers, laws, requisite_words

Role = Literal["order", "approval", "annex", "effect", "bare", "protocol", "other_party", "law", "cited", "amended"]
"""Own: order, approval, annex, effect; bare: nothing near says whose. The rest are never an act's own."""

OWN: tuple[Role, ...] = ("order", "annex", "effect", "approval")


@dataclass(frozen=True, slots=True)
class Pair:
    """A number, a date, or both."""

    start: int
    end: int
    number: NumberHit | None
    date: DateHit | None
    role: Role = "bare"
    institution: bool = False
    """The number may be the institution's («приказ школы № 41»)."""

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Places of the two."""
        return [(hit.start, hit.end) for hit in (self.number, self.date) if hit]


_LINK = re.compile(r"[\s_|.,;:()\"г]{0,30}(?:года?|г\.)?[\s_|.,]{0,20}(?:от|оm|ом|ot|за)?[\s_|:.\"]{0,30}", re.IGNORECASE)
_PROTOCOL_AFTER = re.compile(
    r"[ _]{0,2}(?:года?|г\.?)?[ ,(]{1,4}(?:протокол\w{0,2}|прот\.)[ _]{0,2}(?:№|n)?[ _]{0,2}"
    r"\d[\d/-]{0,5}(?![\d/-])(?!\s{0,3}от)"
)
"""«… педсовета от 29.08.2023 (протокол № 12)»: the day is the protocol's."""
_REGISTERED = re.compile(r"(?<![а-я])рег(?:истрационн[а-я]{2,3})?\W{0,4}$")
"""A registration number is the order's where it bears no other."""
_NAMED_AFTER = re.compile(r"[ ]{0,2}\"[а-я]{3,}[^\"\n]{0,40}\"")
"""«№ 67 «Созвездие»»: an institution's number and name."""
_LEGAL_FORM = re.compile(
    r"(?<![а-я])(?:м|г|к|ч)?[бак]?(?:д?оу|оо|гимназия|лицей|[сон]о[шщ]|цррд?|ши)"
    r"(?:\W{1,3}(?:[сон]о[шщ]|гимназия|лицей|детский сад|црр|ши))?\W{1,3}$"
)
"""«МБОУ СОШ № 57 от …»: an abbreviation before the number, and it is the institution's."""
_LETTERS = 2
_TIED = re.compile(r"(?:№|n)\s?\S{1,14}\s{1,2}от[\s\"]{0,3}$")
_ORDER_LINK = re.compile(r"[\s_|.,;г]{0,24}(?:года)?[\s_.,|]{0,8}(?:приказ\w{0,3}|пр\.?|распоряжени\w{0,2})?\s{0,3}", re.IGNORECASE)
_FROM_BEFORE = re.compile(r"(?:от|оm|ом|ot|мт)[\s_.:\"]{0,6}$", re.IGNORECASE)
_FROM_BETWEEN = re.compile(r"[\s_|.,]{0,12}(?:от|оm|ом|ot)[\s_.:\"]{0,8}", re.IGNORECASE)
_AMENDED = re.compile(r"(?:внесен\w*\s+изменени\w*|в\s+редакции|изменени\w*|с\s+изменени\w*|новая\s+редакция)[^\n]{0,60}$")
_CITED = re.compile(r"(?:\bв\s+приказ|изменени\w*\s+в|отмен\w*|утра(?:тившим|тил)\w*\s+силу|взамен)[^\n]{0,60}$")
_TERM = re.compile(r"(?:\bдо|\bс|\bпо|\bсрок\w*|\bвступа\w*|\bввести|\bдействует|не позднее)[\s:]{1,3}\"?$")
_LETTERHEAD_DIGITS = re.compile(r"(?<![а-я])(?:инн|кпп|огрн|окпо|окогу|тел|факс|бик|индекс|ул|дом|д|стр|к|корп)\.?[\s:/№]{0,4}$")


def _words_before(low: str, start: int, stop: int) -> str:
    return low[max(stop, start - 90, 0) : start]


def _last(phrases: tuple[str, ...], low: str) -> int:
    place = -1
    for match in pattern(phrases).finditer(low):
        place = match.start()
    return place


def _number_context(low: str, number: NumberHit, stop: int) -> str:
    """'own', 'institution' or 'other': whose number it is, by the nearest word before it."""
    words = requisite_words()
    before = _words_before(low, number.start, stop).rsplit("\n", 2)
    near = "\n".join(before[-2:])[-70:]
    if _LETTERHEAD_DIGITS.search(near) or _NAMED_AFTER.match(low, number.end):
        return "other"
    if _protocol_between(near):
        return "own"
    other = _other_word(near)
    order = _last(words.order_words, near)
    house = _last(words.institution_words, near)
    if max(other, order, house) < 0:
        return "own"
    if other > max(order, house) and len(near) - other < 30:
        return "other"
    if house > order and (number.value or "").isdigit() and not low.startswith("номер", number.start) and _house_is_near(near[house:]):
        return "institution"
    return "own"


def _other_word(near: str) -> int:
    """Place of the last word that makes the number another thing's; a letter («п. 3») only right before it: «п. Липовец» is a place."""
    place = -1
    for match in pattern(requisite_words().other_numbers).finditer(near):
        if len(match[0]) > _LETTERS or not re.search(r"[а-я]{2}|\n", near[match.end() :]):
            place = match.start()
    return place


def _protocol_between(near: str) -> bool:
    """«протокол № 1»: it is the protocol's own number, and stays a pair so that its date is not left alone."""
    return bool(re.search(r"протокол\w{0,3}[\s_.:]{0,6}$", near))


def _house_is_near(tail: str) -> bool:
    line, _, rest = tail.partition("\n")
    return len(tail) <= 45 and not rest.strip(' ."|') and not re.search(r"\d", tail) and len(line) <= 45


def _from_follows(text: str, number: NumberHit, dates: list[DateHit]) -> bool:
    return any(0 <= date.start - number.end <= 24 and _FROM_BETWEEN.fullmatch(text[number.end : date.start]) for date in dates)


def _usable(zone: Zone) -> tuple[list[NumberHit], set[int]]:
    numbers: list[NumberHit] = []
    registered: list[NumberHit] = []
    doubtful: set[int] = set()
    stop = 0
    for number in zone.numbers:
        context = _number_context(zone.low, number, stop)
        if context == "institution" and zone.own_numbers is not None and is_alone(zone, number):
            context = "own" if number.value not in zone.own_numbers else context
        known = zone.own_numbers is not None and number.value in zone.own_numbers
        of_house = zone.own_numbers is None and _LEGAL_FORM.search(zone.low, max(0, number.start - 40), number.start)
        if (
            context == "institution"
            and not known
            and not of_house
            and _from_follows(zone.text, number, zone.dates)
            and not _has_another(zone, number)
        ):
            doubtful.add(number.start)
            context = "own"
        if context == "own":
            numbers.append(number)
        elif _REGISTERED.search(zone.low, max(0, number.start - 24), number.start):
            registered.append(number)
        stop = number.end
    return numbers or registered, doubtful


def is_alone(zone: Zone, number: NumberHit) -> bool:
    """True where nothing else stands on the number's line."""
    start, end = zone.text.rfind("\n", 0, number.start) + 1, zone.text.find("\n", number.end)
    return not (zone.text[start : number.start] + zone.text[number.end : end if end >= 0 else None]).strip(' ."|_')


def house_number_alone(zone: Zone) -> bool:
    """True where a number under the institution's name may be its own or the order's, and nobody can say."""
    return zone.own_numbers is None and any(
        number.state == "read" and is_alone(zone, number) and _number_context(zone.low, number, 0) == "institution"
        for number in zone.numbers
    )


def _has_another(zone: Zone, number: NumberHit) -> bool:
    """Another number after the date, or before the institution: «приказу МБДОУ №7 от 05.10.2022 №33/1», «ПРИКАЗ № 41 по МБДОУ № 5»."""
    line_start = zone.text.rfind("\n", 0, number.start) + 1
    if any(line_start <= other.start < number.start and _number_context(zone.low, other, line_start) == "own" for other in zone.numbers):
        return True
    line_end = zone.text.find("\n", number.end)
    stop = len(zone.text) if line_end < 0 else line_end + 40
    return any(number.end < other.start < stop and other.state == "read" for other in zone.numbers)


def _linked(text: str, left: NumberHit | DateHit, right: NumberHit | DateHit) -> bool:
    between = text[left.end : right.start]
    return between.count("\n") <= 2 and bool(_LINK.fullmatch(between) or _ORDER_LINK.fullmatch(between))


def pairs_in(zone: Zone) -> list[Pair]:
    """Pairs in order of place, with roles; a date or a number alone is a pair too."""
    numbers, doubtful = _usable(zone)
    numbers = [number for number in numbers if not of_other_paper(zone, number)]
    dates = [date for date in zone.dates if not _of_protocol(zone.low, date) and not of_other_paper(zone, date)]
    hits: list[NumberHit | DateHit] = sorted([*numbers, *dates], key=lambda hit: hit.start)
    out: list[Pair] = []
    index = 0
    while index < len(hits):
        hit = hits[index]
        following = hits[index + 1] if index + 1 < len(hits) else None
        if following and type(following) is not type(hit) and _linked(zone.text, hit, following) and _belongs(zone.text, hits, index):
            number, date = (hit, following) if isinstance(hit, NumberHit) else (following, hit)
            out.append(Pair(hit.start, following.end, number, date, "bare", number.start in doubtful))  # type: ignore[arg-type]
            index += 2
            continue
        number_alone = hit if isinstance(hit, NumberHit) else None
        out.append(Pair(hit.start, hit.end, number_alone, hit if isinstance(hit, DateHit) else None, "bare", hit.start in doubtful))
        index += 1
    return _with_roles(zone, out)


def _of_protocol(low: str, date: DateHit) -> bool:
    """The protocol is named after its day; a day tied to a number before it is that number's."""
    return bool(_PROTOCOL_AFTER.match(low, date.end)) and not _TIED.search(low, max(0, date.start - 30), date.start)


def of_other_paper(zone: Zone, hit: NumberHit | DateHit) -> bool:
    """«лицензия № 4417 от 12.03.2016», «Исх. № 45», «Копия верна 10.09.2020»: on the line, and no «ПРИКАЗ» between."""
    line_start = zone.low.rfind("\n", 0, hit.start) + 1
    before = zone.low[line_start : hit.start]
    words = found(requisite_words().other_paper_words, before)
    return words is not None and not re.search(r"(?:^|[^а-я])приказ[^а-я]*$", before)


def _belongs(text: str, hits: list[NumberHit | DateHit], index: int) -> bool:
    """False for «30.08.2022 № 52 от 31.08.2022»: there the number belongs to the date after it."""
    hit, following = hits[index], hits[index + 1]
    if isinstance(hit, DateHit) and index + 2 < len(hits) and isinstance(hits[index + 2], DateHit):
        word, gap = text[hit.end : following.start], text[following.end : hits[index + 2].start]
        if re.search(r"приказ|пр\.", fold(word)) and not gap.strip():
            return False
    if isinstance(hit, NumberHit) or index + 2 >= len(hits):
        return True
    third = hits[index + 2]
    if not isinstance(third, DateHit) or _FROM_BEFORE.search(text[max(0, hit.start - 12) : hit.start]):
        return True
    tied = _FROM_BETWEEN.fullmatch(text[following.end : third.start])
    after = hits[index + 3] if index + 3 < len(hits) else None
    return not (tied and not (isinstance(after, NumberHit) and _linked(text, third, after)))


@cache
def _keyword_phrases() -> tuple[tuple[Role, tuple[str, ...]], ...]:
    words = requisite_words()
    return (
        ("protocol", words.protocol_words),
        ("order", words.order_words),
        ("effect", words.effect_words),
        ("approval", words.approval_words),
        ("other_party", words.other_party_words),
        ("law", laws().issuers),
    )


def keywords_in(low: str) -> list[tuple[int, int, Role]]:
    """Words that give a role to the pair after them, in order of place."""
    out: list[tuple[int, int, Role]] = []
    for role, phrases in _keyword_phrases():
        for match in pattern(phrases).finditer(low):
            if role == "approval" and re.match(r"утвержд(?:енн|ени[яюе]\b(?!\s+приказ))", match[0]):
                continue
            out.append((match.start(), match.end(), role))
    return sorted(out)


def _with_roles(zone: Zone, pairs: list[Pair]) -> list[Pair]:
    keywords = [word for word in keywords_in(zone.low) if not (zone.own_body and _MUNICIPAL.match(zone.low[word[0] : word[1]]))]
    keywords = [(*word[:2], "protocol") if _of_council(zone, word, keywords) else word for word in keywords]
    consumed: set[int] = set()
    out: list[Pair] = []
    stop = 0
    for pair in pairs:
        role = _adjacent_role(zone, pair, stop, keywords, consumed)
        out.append(replace(pair, role=role) if role else pair)
        stop = pair.end
    for index in range(1, len(out)):
        if out[index].role == "bare" and _goes_on(zone, out[index - 1], out[index], keywords):
            out[index] = replace(out[index], role=out[index - 1].role)
    waiting = [index for index, pair in enumerate(out) if pair.role == "bare"]
    return _by_blocks(zone, out, waiting, keywords, consumed)


def _adjacent_role(zone: Zone, pair: Pair, stop: int, keywords: list[tuple[int, int, Role]], consumed: set[int]) -> Role | None:
    line_start = zone.low.rfind("\n", 0, pair.start) + 1
    near = zone.low[max(stop, line_start, pair.start - 160) : pair.start]
    if is_law(pair):
        return "law"
    if _AMENDED.search(near):
        return "amended"
    if _CITED.search(near):
        return "cited"
    inside = [word for word in keywords if pair.start <= word[0] < pair.end and word[2] in {"order", "protocol"}]
    if inside:
        consumed.add(inside[0][0])
        return inside[0][2]
    same_line = [word for word in keywords if max(stop, line_start) <= word[0] < pair.start and word[2] in {"order", "protocol", "law"}]
    if not same_line:
        return _below_keyword(zone, pair, stop, line_start, keywords, consumed)
    last = same_line[-1]
    consumed.add(last[0])
    if last[2] == "law":
        return "law" if _is_act_of(zone, last) else None
    if last[2] == "protocol":
        return "protocol"
    return _annexed(zone, last[0])


def _goes_on(zone: Zone, half: Pair, other: Pair, keywords: list[tuple[int, int, Role]]) -> bool:
    """True for «к приказу № 8 ⏎ МБОУ «…» ⏎ от 15.01.2024»: the order's other half below the name of its organisation."""
    if half.role not in {"order", "annex", "effect"} or (half.number is None) == (other.number is None) or (half.date and other.date):
        return False
    first, last = zone.line_at(half.end), zone.line_at(other.start)
    alone = not re.sub(_FROM_ALONE, "", _line_without(zone, other))
    between = zone.lines[first + 1 : last]
    named = zone.text[half.end : other.start].count("\n") <= _NAME_LINES and not any(map(title_of, between))
    told = any(half.end <= word[0] < other.start and word[2] != "law" for word in keywords)
    return first < last and alone and named and not told


def _line_without(zone: Zone, pair: Pair) -> str:
    start, end = zone.low.rfind("\n", 0, pair.start) + 1, zone.low.find("\n", pair.end)
    return zone.low[start : pair.start] + zone.low[pair.end : end if end >= 0 else None]


_NAME_LINES = 5
"""So many line ends at most stand between the halves."""
_FROM_ALONE = re.compile(r"от|года?|г|[\W_]")


EITHER = "пр"
"""«Пр. № 8»: of an order under «Утверждаю», of a protocol under «Принято»."""


def _of_council(zone: Zone, word: tuple[int, int, Role], keywords: list[tuple[int, int, Role]]) -> bool:
    """True where «пр.» is of a protocol: the stamp over it is «ПРИНЯТО», or a council is named after it and no head of the school.

    Stamps side by side go by their order in the line.
    """
    if zone.low[word[0] : word[1]] != EITHER:
        return False
    heads = [other for other in keywords if other[0] < word[0] and other[2] in {"approval", "other_party", "effect"}]
    heads = [other for other in heads if zone.line_at(word[0]) - zone.line_at(other[0]) <= _STAMP_LINES]
    row = [other for other in heads if zone.line_at(other[0]) == zone.line_at(heads[-1][0])]
    mates = [other for other in keywords if other[2] in {"order", "protocol"} and zone.line_at(other[0]) == zone.line_at(word[0])]
    if len(row) == len(mates) > 1 and word in mates:
        return row[mates.index(word)][2] == "other_party"
    if heads and heads[-1][2] == "other_party":
        return True
    below = zone.low[heads[-1][1] if heads else zone.start_of(max(0, zone.line_at(word[0]) - _STAMP_LINES)) : word[0]]
    council = _last(requisite_words().council_words, below)
    return council > _last(issuers().institution_heads, below)


_STAMP_LINES = 6


_MUNICIPAL = re.compile(r"управлени|отдел|комитет|администраци|департамент")
_ACT_BY_ITSELF = re.compile(r"федеральн|указ|постановлени|письм|санпин|кодекс|концепци|минпрос|минобр|рособр|минтруд|правительств")


def _is_act_of(zone: Zone, issuer: tuple[int, int, Role]) -> bool:
    """True for «приказом Управления образования»; a body's name alone is a letterhead."""
    word = zone.low[issuer[0] : issuer[1]]
    return bool(_ACT_BY_ITSELF.match(word) or found(requisite_words().order_words, zone.low[max(0, issuer[0] - 80) : issuer[0]]))


def _below_keyword(
    zone: Zone, pair: Pair, stop: int, line_start: int, keywords: list[tuple[int, int, Role]], consumed: set[int]
) -> Role | None:
    """The pair opens its line and the line above ends with «приказом директора» or «протокол»: one keyword only."""
    if zone.low[line_start : pair.start].strip(' "|_от.'):
        return None
    above = zone.low.rfind("\n", 0, max(0, line_start - 1)) + 1
    here = [word for word in keywords if max(stop, above) <= word[0] < line_start and word[2] in {"order", "protocol", "law"}]
    roles = {word[2] for word in here}
    if len(roles) != 1 and roles != {"order", "law"}:
        return None
    if sum(1 for word in here if word[2] == here[-1][2]) > 1:
        return None
    last = here[-1]
    consumed.update(word[0] for word in here)
    if last[2] == "law":
        return "law" if "order" in roles else None
    return "protocol" if last[2] == "protocol" else _annexed(zone, last[0])


def _annexed(zone: Zone, order_start: int) -> Role:
    before = zone.low[max(0, order_start - 60) : order_start]
    if re.search(r"приложени\w{1,2}[^а-я]{0,16}(?:\n[^а-я]{0,8})?к\s{1,3}$", before) or re.search(r"(?:^|\n)\W{0,4}к\s{1,3}$", before):
        return "annex"
    if found(requisite_words().effect_words, before):
        return "effect"
    return "order"


def _by_blocks(zone: Zone, pairs: list[Pair], waiting: list[int], keywords: list[tuple[int, int, Role]], consumed: set[int]) -> list[Pair]:
    """Roles by the words of the block above: columns flattened into lines keep their order."""
    for place, index in enumerate(waiting):
        pair = pairs[index]
        free = [word for word in keywords if word[0] < pair.start and word[0] not in consumed and word[2] in {"order", "protocol"}]
        run = [later for later in waiting[place:] if zone.line_at(pairs[later].start) - zone.line_at(pair.start) <= 2]
        if free and zone.line_at(pair.start) - zone.line_at(free[-1][0]) <= 5:
            word = free[-len(run)] if len(run) <= len(free) else free[-1]
            consumed.add(word[0])
            pairs[index] = replace(pair, role=_annexed(zone, word[0]) if word[2] == "order" else "protocol")
            continue
        heads = [word for word in keywords if word[0] < pair.start and word[2] in {"approval", "other_party", "effect"}]
        pairs[index] = replace(pair, role=_head_role(zone, pairs, waiting, place, heads))
    return pairs


def _head_role(zone: Zone, pairs: list[Pair], waiting: list[int], place: int, heads: list[tuple[int, int, Role]]) -> Role:
    if not heads:
        return "bare"
    last_line = zone.line_at(heads[-1][0])
    row = [word for word in heads if zone.line_at(word[0]) == last_line]
    line = zone.line_at(pairs[waiting[place]].start)
    mates = [index for index in waiting if zone.line_at(pairs[index].start) == line]
    if len(row) == len(mates) and len(row) > 1:
        return row[mates.index(waiting[place])][2]
    return row[-1][2]


def is_law(pair: Pair) -> bool:
    """True for the number, or the day together with no number of its own kind, of a cited act of a higher body."""
    if pair.number and pair.number.value:
        bare = fold(pair.number.value)
        if any(bare.startswith(law.number) for law in laws().laws) or re.fullmatch(r"\d{2,3}-?ф[з3э]|р-?\d{3}", bare):
            return True
    return False


def is_term(zone: Zone, pair: Pair) -> bool:
    """True for a day that is a term («до 31 марта», «ввести с 09 января»)."""
    return bool(pair.date and _TERM.search(zone.low[max(0, pair.start - 24) : pair.start]))
