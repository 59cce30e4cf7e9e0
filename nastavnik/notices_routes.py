"""Where notices go: the addresses of settings.yml, looked at before the night begins."""

from __future__ import annotations

import hashlib
import importlib.util
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.errors import CannotRun
from data.night_settings import NoticeSettings, expanded
from data.yaml_file import YamlFile

METHODIST = ""
NO_LIBRARY = (
    "Уведомления настроены, но библиотека Apprise не установлена. "
    "Установите её (pip install 'nastavnik-audit[notify]') или уберите раздел notices из settings.yml."
)


@dataclass(frozen=True, kw_only=True)
class Route:
    """One address of one recipient."""

    recipient: str
    """Municipality, or METHODIST."""
    keys: tuple[str | int, ...]
    """Place in settings.yml."""
    written: str
    """As it stands in the file, without what the environment holds."""

    @property
    def digest(self) -> str:
        """Names the address without telling it."""
        return hashlib.sha256(self.written.encode()).hexdigest()[:16]

    @property
    def service(self) -> str:
        """«mailto», «tgram» …: all that may be told of the address."""
        return self.written.partition(":")[0] if ":" in self.written and not self.written.startswith("$") else "адрес из окружения"


def routes(settings: NoticeSettings) -> tuple[Route, ...]:
    """All addresses, the methodist's first."""
    top: tuple[str | int, ...] = ("night", "notices")
    found = [Route(recipient=METHODIST, keys=(*top, "methodist", place), written=each) for place, each in enumerate(settings.methodist)]
    for name, addresses in settings.municipalities.items():
        keys = (*top, "municipalities", name)
        found += [Route(recipient=name, keys=(*keys, place), written=each) for place, each in enumerate(addresses)]
    return tuple(found)


def check_routes(file: Path, settings: NoticeSettings, municipalities: Iterable[str], *, sending: bool) -> tuple[Route, ...]:
    """The addresses, each known to be usable; a rehearsal (`sending` false) goes on without the library.

    Raises:
        BadInput: an address is none, its variable is not set, or the registry has no such municipality.
        CannotRun: the library is not installed.
    """
    found = routes(settings)
    known = set(municipalities)
    for name in settings.municipalities:
        if name not in known:
            remedy = "Напишите название так, как в столбце «Муниципалитет», или уберите его"
            keys: list[str | int] = ["night", "notices", "municipalities", name]
            raise YamlFile(file).error(keys, f"night.notices.municipalities: муниципалитета «{name}» в реестре нет. {remedy}.")
    if not found:
        return found
    if importlib.util.find_spec("apprise") is None:
        if sending:
            raise CannotRun(NO_LIBRARY)
        return found
    for route in found:
        check_address(route, file)
    return found


def check_address(route: Route, file: Path) -> None:
    """Refuse an address that no service of the library understands.

    Raises:
        BadInput: file, line and remedy.
    """
    from apprise import Apprise

    address = expanded(route.written, list(route.keys), file)
    logging.disable(logging.CRITICAL)  # the library tells the whole address, password too
    try:
        understood = Apprise.instantiate(address)
    finally:
        logging.disable(logging.NOTSET)
    if understood is None:
        name = ".".join(map(str, route.keys[:-1]))
        remedy = "Как пишутся адреса почты, Telegram и других, сказано в описании Apprise; например mailto://имя:пароль@почта.рф"
        raise YamlFile(file).error(list(route.keys), f"{name}: адрес уведомлений не понятен. {remedy}.")
