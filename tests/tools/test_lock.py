"""The lock says what pyproject.toml asks for, and names no host."""

import pytest

from tools import lock


@pytest.fixture
def copy(tmp_path):
    path = tmp_path / "requirements.lock"
    path.write_text(lock.LOCK.read_text())
    return path


def test_the_lock_as_it_is_has_no_problem():
    assert lock.problems() == []


def test_a_lock_of_another_pyproject_is_told(copy):
    copy.write_text(copy.read_text().replace(lock.asked(), "# for pyproject.toml: another", 1))

    assert lock.problems(copy) == ["requirements.lock er ikke laget av dagens pyproject.toml: kjør ./nok lock"]


def test_a_host_in_the_lock_is_told(copy):
    copy.write_text(copy.read_text() + "--index-url https://pakker.example/simple\n")

    assert lock.problems(copy) == ["requirements.lock har en adresse i seg"]
