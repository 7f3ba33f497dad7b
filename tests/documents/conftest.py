"""The sample, analysed once for all that is made of it."""

from __future__ import annotations

import pytest

from observer.analysis import Analysis, analyse, read_observed
from observer.sample import make_sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    with make_sample(tmp_path_factory.mktemp("sample") / "refund.study") as file:
        return analyse(read_observed(file))
