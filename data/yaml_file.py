"""YAML checked against a pydantic shape; errors name file, line and remedy in Russian."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.errors import BadInput

Model = TypeVar("Model", bound=BaseModel)

_WORDS = {
    "missing": "нет обязательного ключа",
    "extra_forbidden": "такого ключа нет, проверьте, нет ли опечатки",
    "literal_error": "недопустимое значение",
    "int_parsing": "нужно целое число",
    "int_type": "нужно целое число",
    "float_parsing": "нужно число, дробная часть через точку",
    "float_type": "нужно число, дробная часть через точку",
    "greater_than_equal": "число слишком мало",
    "less_than_equal": "число слишком велико",
    "date_from_datetime_parsing": "нужна дата вида ГГГГ-ММ-ДД",
    "date_parsing": "нужна дата вида ГГГГ-ММ-ДД",
    "date_type": "нужна дата вида ГГГГ-ММ-ДД",
    "date_from_datetime_inexact": "нужна дата вида ГГГГ-ММ-ДД без времени",
    "string_type": "нужна строка",
    "list_type": "нужен список",
    "tuple_type": "нужен список",
    "dict_type": "нужны пары «ключ: значение»",
    "model_type": "нужны пары «ключ: значение»",
    "model_attributes_type": "нужны пары «ключ: значение»",
    "bool_parsing": "нужно true или false",
    "too_short": "пусто, нужен хотя бы один элемент",
    "string_too_short": "пустая строка",
}


class _Loader(yaml.SafeLoader):
    """Takes what looks like a day and is none («2024-02-30») for text: the shape then refuses it with its line."""


def _day(loader: _Loader, node: yaml.ScalarNode) -> object:
    try:
        return yaml.SafeLoader.construct_yaml_timestamp(loader, node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)


class YamlFile:
    """A parsed file that remembers on which line each key stands."""

    def __init__(self, path: Path) -> None:
        """Parse the file.

        Raises:
            BadInput: it cannot be read, or is not YAML.
        """
        self.path = path
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(f"{path}: файл не читается. Нужен файл YAML в кодировке UTF-8.") from error
        try:
            self.root = yaml.compose(text, Loader=_Loader)
            self.value = yaml.load(text, Loader=_Loader)  # noqa: S506 — a SafeLoader all the same
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise BadInput(f"{path}, строка {line}: запись не по правилам YAML. Проверьте отступы, двоеточия и кавычки.") from error

    def line(self, keys: Sequence[str | int]) -> int:
        """Line of the deepest part of the path `keys` that is there, from 1."""
        node, line = self.root, 1
        for key in keys:
            found = None
            if isinstance(node, yaml.MappingNode):
                for name, value in node.value:
                    if name.value == str(key):
                        found, line = value, name.start_mark.line + 1
            elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
                found = node.value[key]
                line = found.start_mark.line + 1
            if found is None:
                break
            node = found
        return line

    def error(self, keys: Sequence[str | int], message: str) -> BadInput:
        """An error at that place of the file."""
        return BadInput(f"{self.path}, строка {self.line(keys)}: {message}")

    def parse(self, shape: type[Model]) -> Model:
        """The whole file as `shape`.

        Raises:
            BadInput: the file is not of that shape; names the first fault.
        """
        try:
            return shape.model_validate(self.value)
        except ValidationError as error:
            # A misspelt key is both extra and missing: the line of the misspelling is what helps.
            raise self._told(min(error.errors(), key=lambda each: each["type"] != "extra_forbidden")) from error

    def faults(self, shape: type[BaseModel]) -> tuple[BadInput, ...]:
        """Everything in which the file is not of that shape, from the top down."""
        try:
            shape.model_validate(self.value)
        except ValidationError as error:
            # What an anchor repeats is wrong at one place only.
            once = {(self.line(_keys(each)), *_keys(each)[-1:], each["type"]): each for each in reversed(error.errors())}
            return tuple(self._told(each) for _, each in sorted(once.items(), key=lambda pair: pair[0][0]))
        return ()

    def _told(self, fault: ErrorDetails) -> BadInput:
        keys = _keys(fault)
        name = ".".join(str(key) for key in keys) or "файл"
        words = _WORDS.get(fault["type"])
        if fault["type"] == "literal_error":
            words = f"недопустимое значение, возможны: {fault['ctx']['expected'].replace(' or ', ', ')}"
        if fault["type"] == "value_error":
            words = str(fault["ctx"]["error"])
        return self.error(keys, f"{name}: {words or 'недопустимое значение'}.")


def _keys(fault: ErrorDetails) -> list[str | int]:
    """Path of the fault in the file, without what only pydantic names."""
    return [key for key in fault["loc"] if not (isinstance(key, str) and ("[" in key or key.endswith("Condition")))]
