"""Settings of the machine and of the department: settings.yml in the workspace, then the environment. Methodology is not here."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

from data.errors import BadInput
from data.yaml_file import YamlFile


class Settings(BaseModel):
    """What a department sets once."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: str = ""
    """E-mail or address in the User-Agent, by which a site's owner can reach the department."""
    ca_bundle: Path | None = None
    """Extra certificate authorities in PEM, for example those of the Ministry of Digital Development."""
    max_requests: int = Field(default=150, ge=1)
    """Requests to one site in one audit."""
    timeout: float = Field(default=60, gt=0)
    """Seconds for one answer."""
    readers: int = Field(default_factory=lambda: max(1, min(8, os.cpu_count() or 1)), ge=1)
    """Child processes that read files."""

    @field_validator("contact")
    @classmethod
    def one_line(cls, value: str) -> str:
        """Refuse what a header cannot hold."""
        if not value.isascii() or any(not sign.isprintable() for sign in value):
            raise ValueError("контакт для User-Agent пишется латиницей: адрес почты или страницы")
        return value.strip()


def load_settings(workspace: Path) -> Settings:
    """Settings of this workspace; NASTAVNIK_CONTACT and NASTAVNIK_CA_BUNDLE override the file.

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
    if changes:
        try:
            settings = Settings.model_validate({**settings.model_dump(), **changes})
        except ValueError as error:
            raise BadInput("NASTAVNIK_CONTACT: контакт пишется латиницей: адрес почты или страницы.") from error
    if settings.ca_bundle and not settings.ca_bundle.is_file():
        raise BadInput(f"{settings.ca_bundle}: файла с сертификатами нет. Укажите путь к файлу .pem или уберите настройку ca_bundle.")
    return settings
