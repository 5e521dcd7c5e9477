"""Alive and ready: what the machines ask."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_process_answers(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "Set-Cookie" not in response


def test_it_is_ready_with_database_migrations_and_storage(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "migrations": "ok", "storage": "ok"}


def test_a_store_that_cannot_be_written_is_told_without_its_name(client, settings, tmp_path):
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    settings.STORAGES = settings.STORAGES | {
        "renditions": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": blocked / "below"},
        }
    }
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["storage"] not in ("ok", "")
    assert str(tmp_path) not in response.content.decode()
