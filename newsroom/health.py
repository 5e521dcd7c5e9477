"""Is it alive, and is it ready: for the machines that watch."""

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from newsroom.read_only import read_only

PROBE = "readyz"


@read_only
@never_cache
def healthz(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@read_only
@never_cache
def readyz(request):
    """Database, migrations and storage, each "ok" or the kind of its failure; 503 if any fails.

    The failure's message is not told: it may hold a host or a password.
    """
    parts = {"database": _database, "migrations": _migrations, "storage": _storage}
    states = {name: _state(check) for name, check in parts.items()}
    return JsonResponse(states, status=200 if set(states.values()) == {"ok"} else 503)


def _state(check) -> str:
    try:
        check()
    except Exception as error:
        return type(error).__name__
    return "ok"


def _database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("migrations wait")


def _storage():
    for part in ("originals", "renditions"):
        name = storages[part].save(PROBE, ContentFile(b"ok"))
        storages[part].delete(name)
