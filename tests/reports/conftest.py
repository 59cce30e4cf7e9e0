from __future__ import annotations

from pathlib import Path

import pytest

from reports.write import write_papers
from tests.reports.reading import Papers
from tests.reports.samples import PROFILE, everything


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """All papers of the audit that has everything in it."""
    folder: Path = tmp_path_factory.mktemp("papers")
    write_papers(everything(), PROFILE, folder)
    return Papers(folder)
