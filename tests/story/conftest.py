"""Each story gets an office of its own; what people say is tried with buttons and without."""

from collections.abc import Iterator

import pytest

pytest.register_assert_rewrite("tests.story.harness")

from tests.story.harness import (  # noqa: E402
    BUTTONED,
    BUTTONLESS,
    BUTTONLESS_WITH_FILES,
    Building,
    StoryOffice,
)


@pytest.fixture(scope="session")
def building(tmp_path_factory: pytest.TempPathFactory) -> Building:
    return Building(tmp_path_factory.mktemp("building"))


@pytest.fixture(params=[BUTTONED, BUTTONLESS], ids=["buttoned", "buttonless"])
def office(request: pytest.FixtureRequest, building: Building) -> Iterator[StoryOffice]:
    """The story is told twice: on a channel with buttons, edits and files, and on one without any of them."""
    with building.office(request.param) as opened:
        yield opened


@pytest.fixture
def buttoned(building: Building) -> Iterator[StoryOffice]:
    """Only with buttons, for what only such a channel can show and for what has nothing to do with channels."""
    with building.office(BUTTONED) as opened:
        yield opened


@pytest.fixture
def buttonless(building: Building) -> Iterator[StoryOffice]:
    """Only without buttons."""
    with building.office(BUTTONLESS) as opened:
        yield opened


@pytest.fixture
def buttonless_with_files(building: Building) -> Iterator[StoryOffice]:
    """Only on a channel that takes files, but has neither buttons nor edits."""
    with building.office(BUTTONLESS_WITH_FILES) as opened:
        yield opened
