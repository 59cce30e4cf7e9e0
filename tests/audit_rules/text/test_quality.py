"""Text layers that say what the page shows, and those that do not. Bad ones are what OCR programs really make of Russian pages."""

from __future__ import annotations

import random

import pytest

from audit_rules.facts.text.quality import is_sound

ORDER = """Муниципальное бюджетное общеобразовательное учреждение
«Средняя общеобразовательная школа № 7» г. Вымышленска
ИНН 5012345678 КПП 501201001 ОГРН 1025001234567
ПРИКАЗ
от 15.09.2022 г. № 187-1-ОД
О внедрении целевой модели наставничества
В соответствии с распоряжением Минпросвещения России от 25.12.2019 № Р-145, письмом от 21.12.2021 № АЗ-1128/08
ПРИКАЗЫВАЮ:
1. Внедрить целевую модель наставничества педагогических работников.
2. Утвердить Положение о системе наставничества (приложение 1).
3. Контроль за исполнением приказа оставляю за собой."""
AS_ENGLISH = """AQMMHMcTpauma BermMbiilIeHcKoro ropogxckoro OKpyra
MyHuunnanbHoe Oroa>KeTHOe OOeobpaz0BaTesbHOe yupexqeHMe
«CpeqHad o6njeo6pa30BaTebHad WIKoIIa Ne 7»
IIPMKA3
15.09.2022 Ne 187-1
O BHeaApeHun WeseBouw MOfeIM HacTaBHMUdecTBAa"""
FROM_A_SCANNER = """lloJIoxeHI,Ie o HacraBHI4.IecrBe neAaroIHqecKHx pa6orHHKoB
yTBepxAeHo npI4Ka3oM aI4peKTopa or 15.09.2022"""

SOUND = {
    "order": ORDER,
    "stamp": "УТВЕРЖДЕНО\nприказом директора\nот 15.09.2022 № 187-1",
    "numbers": "\n".join(f"{n} | {n % 28 + 1:02}.09.2022 | {n * 3} | {n * 7.5:.1f} % | 9{n}-А" for n in range(40)),
    "English": "The regulation on the mentoring system describes the aims and the tasks of the mentor. It is on the site of the school. "
    * 3,
    "Tatar": "Муниципаль бюджет гомуми белем бирү учреждениесе\nБОЕРЫК\nМәктәптә остазлык системасын гамәлгә кертү турында\n"
    "Педагогик хезмәткәрләрнең һөнәри осталыгын үстерү максатыннан боерам",
    "Bashkir": "Башҡортостан Республикаһы муниципаль учреждениеһы\nБОЙОРОҠ\nОҫтаҙлыҡ системаһын индереү тураһында",
    "Udmurt": "Удмурт Элькунысь муниципал огъя дышетон ужъюрт\nКОСОН\nДышетӥсьёслы ӟеч дышетскон понна ӵыжы-выжы калыклэсь ӧръяськонзэ",
    "spaced out": "М у н и ц и п а л ь н о е\nП Р И К А З\nо т 1 5 . 0 9 . 2 0 2 2 № 187\nО н а с т а в н и ч е с т в е",
    "glued": "ПоложениеразработановсоответствиисФедеральнымзакономот29.12.2012№273-ФЗОбобразованиивРоссийскойФедерации",
    "programs": "Педагог использует сервисы Zoom, LearningApps, YouTube, WhatsApp, сайт https://school7.example.ru/aBcD123eF",
    "addresses": "1 | Zoom | https://zoom.us/J4kLm9Pq\n2 | LearningApps | https://learningapps.org/w4tch?v=aB3dE5\n" * 2,
    "certificate": f"{ORDER}\nСертификат: 00A1B2C3D4E5F60718293A4B5C6D7E8F90\nВладелец: Выдуманный А. А.\nFoxit PDF Editor 11.2.1",
    "twins": "МAОУ СOШ № 7\nПРИКAЗ\nот 15.09.2022 № 187\nO внедрeнии целевой модели нaставничества педагогических работников в школе",
    "blank": "ПРИКАЗ\n«___» __________ 20__ г. № ______\n(наименование организации)\n_________ / _____________ /",
    "roman": "Раздел I. Общие положения\nРаздел II. Цели\nРаздел XIV. Порядок\nXXI век, XIX-XX вв., II полугодие",
}
BAD = {
    "as English": AS_ENGLISH,
    "from a scanner": FROM_A_SCANNER,
    "a bad head": f"{AS_ENGLISH}\n{ORDER[ORDER.index('В соотв') :]}\n" + "Наставничество есть форма передачи опыта педагогам.\n" * 30,
    "a bad end": f"{ORDER}\n{AS_ENGLISH}",
    "two bad lines": f"{ORDER}\n{FROM_A_SCANNER}\n{ORDER}",
}
CONFUSED = {
    "п": "n",
    "и": "I4",
    "в": "B",
    "т": "T",
    "к": "K",
    "л": "JI",
    "д": "A",
    "я": "fl",
    "ы": "bI",
    "ю": "Io",
    "б": "6",
    "з": "3",
    "ш": "III",
}


@pytest.mark.parametrize("name", SOUND)
def test_sound(name: str) -> None:
    assert is_sound(SOUND[name])


@pytest.mark.parametrize("name", BAD)
def test_not_sound(name: str) -> None:
    assert not is_sound(BAD[name])


@pytest.mark.parametrize("share", [1.0, 0.6, 0.35])
def test_letters_confused_by_ocr(share: float) -> None:
    chance = random.Random(7)
    damaged = "".join(CONFUSED[sign] if sign in CONFUSED and chance.random() < share else sign for sign in ORDER)
    assert not is_sound(damaged)
