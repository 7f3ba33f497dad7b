"""Whether a documented process can come to its end."""

from __future__ import annotations

from observer.model.process import DocumentedProcess


def require_completable(process: DocumentedProcess) -> None:
    """Refuses a process none of whose runs completes.

    Raises:
        UserError: names the step or gateway where it gets stuck.
    """
    raise NotImplementedError
