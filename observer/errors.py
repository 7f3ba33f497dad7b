"""The two kinds of error: what a user can mend (here), and bugs (everything else)."""

from __future__ import annotations


class UserError(Exception):
    """Something a user can mend, said in one sentence.

    Attributes:
        what: what is wrong, in plain words.
        where: the file, `file:line` or element it is about; may be empty.
        remedy: what to do about it; may be empty.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class NotSaved(UserError):  # noqa: N818 - said of the marks, as `Refused` is of an action
    """The study file does not take what is written now: its disk is full, gone or read-only."""
