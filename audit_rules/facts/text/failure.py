"""How a reader says that it could not read."""

from data.models import TextFailure


class CannotRead(Exception):
    """A file that cannot be read: the failure's code and, in Russian, a short reason."""

    def __init__(self, failure: TextFailure, detail: str) -> None:
        super().__init__(detail)
        self.failure: TextFailure = failure
        self.detail = detail
