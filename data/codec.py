"""Dataclasses to JSON text and back."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(shape: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(shape)


def dump(shape: type[T], value: T) -> str:
    """JSON text of `value`; keys in the order of the fields, so equal values give equal text."""
    return _adapter(shape).dump_json(value).decode()


def load(shape: type[T], text: str) -> T:
    """The value of type `shape` in `text`.

    Raises:
        pydantic.ValidationError: the text is not of that shape.
    """
    return _adapter(shape).validate_json(text)
