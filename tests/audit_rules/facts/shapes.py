"""Ways in which acts write their number and day, numbered as in the domain facts, § 4.2; only those that tell the whole day.

Slots: n number; d, dd day; m, mm month; yy, yyyy year; word, WORD, short, roman month; spaced day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
SHORT = ("янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек.")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Shape:
    """One way, as the head of an order or as the stamp of another paper."""

    id: str
    text: str
    stamp: bool = False
    place: str = "ПРИКАЗ\n{}"
    """Where an order has its requisites."""

    def written(self, number: str, day: dt.date) -> str:
        """The lines with this number and day."""
        filled = self.text.format(
            n=number,
            d=day.day,
            dd=f"{day.day:02}",
            m=day.month,
            mm=f"{day.month:02}",
            yy=f"{day.year % 100:02}",
            yyyy=day.year,
            word=MONTHS[day.month - 1],
            WORD=MONTHS[day.month - 1].upper(),
            short=SHORT[day.month - 1],
            roman=ROMAN[day.month - 1],
            spaced=" ".join(f"{day:%d.%m.%Y}"),
        )
        return filled if self.stamp else self.place.format(filled)


HEADS = {
    "1": "№ {n} от {dd}.{mm}.{yyyy}",
    "2": "от {dd}.{mm}.{yyyy} № {n}",
    "3": "{dd}.{mm}.{yyyy} №{n}",
    "4": "{n} {dd}.{mm}.{yyyy}",
    "5": "№ {n} от {dd}.{mm}.{yyyy} г.",
    "5 bare": "{n} от {dd}.{mm}.{yyyy} г.",
    "7": "от {d}.{mm}.{yyyy} № {n}",
    "7 both": "от {d}.{m}.{yyyy} № {n}",
    "15": "{dd}.{mm}.{yyyy}\nг. Выдуманск\n№{n}",
    "17": "{dd}.{mm}.{yyyy}                              № {n}",
    "17 tab": "{dd}.{mm}.{yyyy}\t№ {n}",
    "18": "«{dd}» | {word} | {yyyy} г. | | № | {n}",
    "19": "п. Выдуманный\n{dd} {word} {yyyy} года\n\n№ {n}",
    "22": "«{dd}» {word} {yyyy}г. № {n}",
    "23": "« {dd} » {word} {yyyy} года № {n}",
    "24": "«{dd} » {word} {yyyy} г. № {n}",
    "24 straight": '"{dd}" {word} {yyyy} г. № {n}',
    "24 angles": "<<{dd}>> {word} {yyyy} г. № {n}",
    "24 curly": "“{dd}” {word} {yyyy} г. № {n}",
    "24 low": "„{dd}“ {word} {yyyy} г. № {n}",
    "25": "{d} {word} {yyyy} № {n}",
    "26": "{d} {word}{yyyy} г. № {n}",
    "27": "{dd}. {mm}. {yy} г. № {n}",
    "28": "{dd}.{mm}.{yy} № {n}",
    "29": "{dd}.{mm} {yyyy} г № {n}",
    "30": "{dd}.{mm}.{yyyy}. № {n}",
    "31 slash": "{dd}/{mm}/{yyyy} № {n}",
    "31 dash": "{dd}-{mm}-{yyyy} № {n}",
    "31 iso": "{yyyy}-{mm}-{dd} № {n}",
    "32": "{dd} {word} {yyyy}г № {n}",
    "32 capitals": "{dd} {WORD} {yyyy} г. № {n}",
    "33": "{d} {short} {yyyy} г. № {n}",
    "34": "{dd}.{roman}.{yyyy} № {n}",
    "37": "От_{dd}.{mm}.{yyyy} г ____ №_{n}_____",
    "38": "«{dd}»__{mm}_{yyyy}_г. № {n}____",
    "39": "«__{d}__» __{word}__________{yyyy}г. № {n}",
    "40": "от «__{dd}___» ___{mm}__ {yyyy}\n№____{n}______",
    "41": "« {dd}»______{mm}____{yyyy} г. № {n}",
    "42": "«_{dd}» {word} {yyyy}г. № {n}",
    "65 N": "N {n} от {dd}.{mm}.{yyyy}",
    "65 No": "No {n} от {dd}.{mm}.{yyyy}",
    "65 word": "за № {n} от {dd}.{mm}.{yyyy}",
    "73": "о т {spaced} № {n}",
}
PLACES = {
    "6": "Приказ№{n} от{dd}.{mm}.{yyyy}",
    "16": "ПРИКАЗ № {n}\n{dd}.{mm}.{yyyy}\nг. Выдуманск",
    "15 above": "{dd}.{mm}.{yyyy}\n№ {n}\nПРИКАЗ",
    "20": "ПРИКАЗ\n{dd}.{mm}.{yyyy}\nО внедрении целевой модели наставничества\n№ {n}",
    "57": "ПРИКАЗ\n«{dd}» {word} {yyyy} г. приказ № {n}",
}
STAMPS = {
    "48": "УТВЕРЖДАЮ\nДиректор школы\n_________ В.В. Выдуманная\nПриказ № {n} от {dd}.{mm}.{yyyy} г.",
    "49": "УТВЕРЖДЕНО\nприказом директора от {dd}.{mm}.{yyyy} № {n}",
    "50": "Введено в действие приказом директора от {dd}.{mm}.{yyyy} № {n}",
    "51": "УТВЕРЖДЕНО\nпр-з № {n} от {dd}.{mm}.{yy}",
    "51 short": "УТВЕРЖДЕНО\nпр. {n} от {dd}.{mm}.{yyyy}",
    "52": "Приложение №1\nк приказу № {n} от {dd}.{mm}.{yyyy}",
    "53": "Приложение 2\nк приказу МБДОУ №7 от {dd}.{mm}.{yyyy} №{n}",
    "58": "УТВЕРЖДАЮ\nДиректор В.В. Выдуманная\n«{dd}» {word} {yyyy}. Приказ №{n}",
    "49 words": "УТВЕРЖДЕНО\nприказом директора от «{dd}» {word} {yyyy} г. № {n}",
    "48 beside": "ПРИНЯТО\nпедагогическим советом\nпротокол № 3\nУТВЕРЖДЕНО\nприказом от {dd}.{mm}.{yyyy} № {n}",
}
SHAPES = (
    *(Shape(name, text) for name, text in HEADS.items()),
    *(Shape(name, text, place="{}") for name, text in PLACES.items()),
    *(Shape(name, text, stamp=True) for name, text in STAMPS.items()),
)
