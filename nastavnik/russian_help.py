"""Russian for what the command-line library says itself."""

from __future__ import annotations

from collections.abc import Sequence

import typer.core
from typer._click import core, exceptions, formatting

USAGE_ERRORS = (exceptions.ClickException,)

HELP = "Подробнее: nastavnik --help."
HEADINGS = {
    "Arguments": "Параметры",
    "Options": "Настройки",
    "Commands": "Команды",
    "default: {default}": "по умолчанию {default}",
    "required": "обязательно",
}


class Formatter(formatting.HelpFormatter):
    """Help with Russian words of its own."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        names = {"[OPTIONS]": "[НАСТРОЙКИ]", "COMMAND [ARGS]...": "КОМАНДА …"}
        for english, russian in names.items():
            args = args.replace(english, russian)
        super().write_usage(prog, args, "Как запускать: ")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options and commands."""
        said = [(name, "Показать эту справку." if name == "--help" else words) for name, words in rows]
        super().write_dl(said, col_max, col_spacing)


def install() -> None:
    """Make the library speak Russian; it takes its words from gettext, for which it ships no Russian."""
    setattr(typer.core, "_", lambda words: HEADINGS.get(words, words))  # noqa: B010  the name is the library's own
    core.Context.formatter_class = Formatter


def translate(error: Exception) -> str:
    """One Russian sentence for a usage error."""
    context = getattr(error, "ctx", None)
    help_line = f"Подробнее: {context.command_path} --help." if context else HELP
    if isinstance(error, exceptions.MissingParameter):
        parameter = error.param
        option = parameter is not None and parameter.param_type_name == "option"
        name = parameter.opts[0] if parameter is not None and option else getattr(parameter, "metavar", None) or ""
        return f"Не указан обязательный параметр {name}. {help_line}"
    if isinstance(error, exceptions.NoSuchOption):
        return f"Параметра {error.option_name} нет. {help_line}"
    if isinstance(error, exceptions.BadOptionUsage):
        return f"Параметру {error.option_name} нужно значение. {help_line}"
    if isinstance(error, exceptions.UsageError) and "No such command" in str(error):
        name = str(error).split("'")[1]
        return f"Команды {name} нет. {help_line}"
    return f"Команда записана неверно: {error}. {help_line}"
