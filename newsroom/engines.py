"""How the engines are set, each by what it needs: SQLite and PostgreSQL, disk and bucket."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# Where each store lies, in the folder of uploads or in a bucket.
PLACES = {"default": "paper", "originals": "originals", "renditions": "renditions"}
ASKED = {"endpoint", "region", "originals", "prefix", "style"}


def tuned(database: dict, *, pool: int) -> dict:
    """A database as settings name it, with what its engine needs to lose no save.

    pool: connections that one process keeps, on PostgreSQL; 0 for no pool.
    """
    if database["ENGINE"].endswith("sqlite3"):
        # FULL, as NORMAL may lose a save that was acknowledged; IMMEDIATE, so that a writer
        # waits for its turn instead of failing half-way.
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
        }
        Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    elif database["ENGINE"].endswith("postgresql") and pool:
        kept = {"min_size": 1, "max_size": pool, "timeout": 10}
        database.setdefault("OPTIONS", {})["pool"] = kept
        # Or each connection that the pool kept costs one reader an error page after the
        # database was restarted.
        database["CONN_HEALTH_CHECKS"] = True
    return database


def stores(url: str, folder: Path) -> dict:
    """The stores of files by name: parts of `folder`, or of the bucket that `url` names.

    s3://KEY:SECRET@BUCKET?endpoint=https://…&region=…; without a key boto3 looks for one as
    it does everywhere. `originals=` names another bucket for originals, `prefix=` a folder
    above all, `style=virtual` puts the bucket's name into the host's.
    """
    if url:
        return _in_buckets(url)
    disk = {name: {"location": folder / place} for name, place in PLACES.items()}
    disk["originals"]["file_permissions_mode"] = 0o600
    disk["renditions"]["allow_overwrite"] = True  # a file made again is the same picture
    kinds = dict.fromkeys(PLACES, "django.core.files.storage.FileSystemStorage")
    kinds["renditions"] = "newsroom.stores.WholeFiles"
    return {name: {"BACKEND": kinds[name], "OPTIONS": disk[name]} for name in PLACES}


def _in_buckets(url: str) -> dict:
    place = urlsplit(url)
    asked = dict(parse_qsl(place.query))
    key, _at, bucket = place.netloc.rpartition("@")
    name, _colon, secret = key.partition(":")
    if place.scheme != "s3" or not bucket or set(asked) - ASKED or bool(name) != bool(secret):
        raise ImproperlyConfigured(
            "Write STORAGE_URL as s3://KEY:SECRET@BUCKET?endpoint=https://…&region=…; it may "
            "have originals, prefix and style besides."
        )
    endpoint, prefix = asked.get("endpoint"), asked.get("prefix", "").strip("/")
    # Few of the stores that are not Amazon's have a host for each bucket.
    style = asked.get("style", "path" if endpoint else "auto")
    shared = {
        "access_key": unquote(name) or None,
        "secret_key": unquote(secret) or None,
        "endpoint_url": endpoint,
        "region_name": asked.get("region"),
        "addressing_style": style,
    }
    return {
        part: {
            "BACKEND": "newsroom.bucket.Bucket",
            "OPTIONS": {
                **shared,
                "bucket_name": asked.get("originals", bucket) if part == "originals" else bucket,
                "location": f"{prefix}/{folder}".strip("/"),
            },
        }
        for part, folder in PLACES.items()
    }


def console_log(level: str) -> dict:
    """The log as lines on the console, from `level` up, for whatever keeps a service's output."""
    line = {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {"gunicorn.http.wsgi": {"level": "ERROR"}},  # warns of each HEAD otherwise
    }
