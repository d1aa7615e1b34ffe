"""What all tests share: where the data of others lies, and how a test says that it is absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("evidex", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("evidex")  # a busy machine is no fault of the code under test
SHARED = Path(os.environ.get("EVIDEX_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the repository; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"real data are not at {SHARED} (set EVIDEX_SHARED to where they are)")
    return SHARED
