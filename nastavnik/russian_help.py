"""Russian for what the command-line library says itself."""

from __future__ import annotations

from typer._click import exceptions

USAGE_ERRORS = (exceptions.ClickException,)

HELP = "Подробнее: nastavnik --help."


def translate(error: Exception) -> str:
    """One Russian sentence for a usage error."""
    context = getattr(error, "ctx", None)
    help_line = f"Подробнее: {context.command_path} --help." if context else HELP
    if isinstance(error, exceptions.MissingParameter):
        parameter = error.param
        name = parameter.opts[0] if parameter is not None and parameter.opts and parameter.param_type_name == "option" else None
        what = (
            f"Не указан обязательный параметр {name}." if name else f"Не указано обязательное: {getattr(parameter, 'metavar', '') or ''}."
        )
        return f"{what} {help_line}"
    if isinstance(error, exceptions.NoSuchOption):
        return f"Параметра {error.option_name} нет. {help_line}"
    if isinstance(error, exceptions.BadOptionUsage):
        return f"Параметру {error.option_name} нужно значение. {help_line}"
    return f"Команда записана неверно: {error}. {help_line}"
