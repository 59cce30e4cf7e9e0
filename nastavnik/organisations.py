"""One organisation of a result, by what a person types."""

from __future__ import annotations

from collections.abc import Sequence

from data.errors import BadInput
from data.models import OrganisationResult


def one_organisation(rows: Sequence[OrganisationResult], wanted: str) -> OrganisationResult:
    """The organisation by id, name or a part of it.

    Raises:
        BadInput: none fits, or several.
    """
    exact = [row for row in rows if wanted in {row.organisation.id, row.organisation.name}]
    fold = " ".join(wanted.lower().split())
    fits = exact or [row for row in rows if fold in " ".join(row.organisation.name.lower().split())]
    if not fits:
        raise BadInput(f"Организации «{wanted}» в проверке нет. Укажите её название, часть названия или ID, как в реестре.")
    if len(fits) > 1:
        names = "; ".join(f"{row.organisation.name} ({row.organisation.municipality}), ID {row.organisation.id}" for row in fits[:8])
        raise BadInput(f"«{wanted}» подходит нескольким организациям: {names}. Укажите ID.")
    return fits[0]
