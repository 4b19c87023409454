"""Lets something begin that mostly waits, for git above all, while this process goes on."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Ahead(Thread, Generic[Result]):
    """Calls a function in a thread of its own, which ends with the process."""

    def __init__(self, function: Callable[..., Result], *arguments: object) -> None:
        super().__init__(daemon=True)
        self._call = (function, arguments)
        self._result: list[Result] = []
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        """Call it, and keep what comes of it."""
        function, arguments = self._call
        try:
            self._result.append(function(*arguments))
        except BaseException as error:
            self._error = error

    def result(self) -> Result:
        """Wait for what comes of it, or raise what went wrong."""
        self.join()
        if self._error:
            raise self._error
        return self._result[0]
