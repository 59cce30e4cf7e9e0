"""What is known of a text from outside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Context:
    """The words round the link to a file, and the day it was fetched."""

    own_name: str = ""
    """Name of the organisation in the registry; "" where it is not known (`read`)."""
    link_text: str = ""
    heading: str = ""
    trail: str = ""
    file_name: str = ""
    people_key: bytes = b""
    """By which names become hashes; b"": people are not counted."""
    today: dt.date
    """Day of fetching: no requisites later than this are believed."""
