"""Settings of the machine and of the department: settings.yml in the workspace, then the environment. Methodology is not here."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

from data.errors import BadInput
from data.night import NightWindow
from data.night_settings import NightSettings
from data.yaml_file import YamlFile


class Settings(BaseModel):
    """What a department sets once."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: str = ""
    """E-mail or address in the User-Agent, by which a site's owner can reach the department."""
    ca_bundle: Path | None = None
    """Extra certificate authorities in PEM, for example those of the Ministry of Digital Development."""
    tls_unverified: bool = False
    """Sites whose certificate cannot be verified are read all the same; whatever is concluded of them waits for a person."""
    outside_documents: bool = False
    """Documents on cloud disks and the founder's site are asked for there; False: they are unknown and wait for a person."""
    render: bool = False
    """Pages that only scripts draw are opened in a browser (the extra `js`); False: such sites are not checked."""
    chromium: Path | None = None
    """That browser; None: whichever is found."""
    night_window: NightWindow | None = None
    """Sites are asked between these hours of Moscow only; None: at any hour."""
    night: NightSettings | None = None
    """None: no nightly audits are set up."""
    stop_list: tuple[str, ...] = ()
    """Hosts (with all below them), addresses and ids of organisations that are never asked."""
    max_requests: int = Field(default=150, ge=1)
    """Requests to one site in one audit."""
    full_look_days: int = Field(default=7, ge=1)
    """After so many days a site is looked at from its start; until then only what could change its verdicts is asked again."""
    timeout: float = Field(default=60, gt=0)
    """Seconds for one answer."""
    database: str = ""
    """Address of PostgreSQL, where several machines work on one audit; "": SQLite in the workspace."""
    readers: int = Field(default_factory=lambda: max(1, min(8, os.cpu_count() or 1)), ge=1)
    """Child processes that read files."""

    @field_validator("contact")
    @classmethod
    def one_line(cls, value: str) -> str:
        """Refuse what a header cannot hold."""
        if not value.isascii() or any(not sign.isprintable() for sign in value):
            raise ValueError("контакт для User-Agent пишется латиницей: адрес почты или страницы")
        return value.strip()

    @field_validator("night_window", mode="before")
    @classmethod
    def hours(cls, value: object) -> object:
        """Hours as written: «22:00-06:00»."""
        return NightWindow.parse(value) if isinstance(value, str) else value

    @field_validator("stop_list", mode="before")
    @classmethod
    def entries(cls, value: object) -> object:
        """Ids written as numbers are ids all the same."""
        return tuple(str(each).strip() for each in value) if isinstance(value, list) else value


def load_settings(workspace: Path) -> Settings:
    """Settings of this workspace; NASTAVNIK_CONTACT, NASTAVNIK_CA_BUNDLE and NASTAVNIK_CHROMIUM override the file.

    Raises:
        BadInput: a setting cannot be used.
    """
    path = workspace / "settings.yml"
    settings = YamlFile(path).parse(Settings) if path.exists() else Settings()
    changes: dict[str, object] = {}
    if contact := os.environ.get("NASTAVNIK_CONTACT"):
        changes["contact"] = contact
    if bundle := os.environ.get("NASTAVNIK_CA_BUNDLE"):
        changes["ca_bundle"] = bundle
    if chromium := os.environ.get("NASTAVNIK_CHROMIUM"):
        changes["chromium"] = chromium
    if changes:
        try:
            settings = Settings.model_validate({**settings.model_dump(), **changes})
        except ValueError as error:
            raise BadInput("NASTAVNIK_CONTACT: контакт пишется латиницей: адрес почты или страницы.") from error
    if settings.ca_bundle:
        _check_bundle(settings.ca_bundle)
    return settings


def _check_bundle(bundle: Path) -> None:
    """Refuse a bundle that would silently add nothing to what is trusted."""
    if not bundle.is_file():
        raise BadInput(f"{bundle}: файла с сертификатами нет. Укажите путь к файлу .pem или уберите настройку ca_bundle.")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile=bundle)
    except (ssl.SSLError, OSError) as error:
        remedy = "Сохраните сертификаты в виде PEM (текст «BEGIN CERTIFICATE») или уберите настройку ca_bundle."
        raise BadInput(f"{bundle}: в файле нет сертификатов, которые можно прочитать. {remedy}") from error
