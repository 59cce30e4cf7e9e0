"""Dataclasses to JSON text and back."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")

_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def _adapter(shape: type[T]) -> TypeAdapter[Any]:
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    return _ADAPTERS[shape]


def dump(shape: type[T], value: T) -> str:
    """JSON text of `value`; keys in the order of the fields, so equal values give equal text."""
    return _adapter(shape).dump_json(value).decode()


def load(shape: type[T], text: str) -> T:
    """The value of type `shape` in `text`.

    Raises:
        pydantic.ValidationError: the text is not of that shape.
    """
    return cast(T, _adapter(shape).validate_json(text))
