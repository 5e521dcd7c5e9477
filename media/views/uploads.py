"""Photo files, under the publishing rule: the store behind them is private."""

from django.http import FileResponse, Http404
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from media.in_print import files_at
from media.models import RenditionSet
from media.pictures import file_name
from media.storage import renditions
from newsroom import clock
from newsroom.read_only import read_only

# An hour, though a name's bytes never change: a withdrawn photo leaves every cache within it.
PUBLIC = "public, max-age=3600"
DESK_ONLY = "private, no-store"
POLICY = "sandbox; default-src 'none'"  # whatever a browser takes it for, it runs nothing


@read_only
def upload(request, name):
    """One size of a photo: for readers while a live piece shows it, for the desk always."""
    stem, _slash, file = name.partition("/")
    made = files_at(stem, clock.now(request))
    if not made or name not in _names(made):
        raise Http404
    if not made.is_public and not _is_desk(request):
        raise Http404
    headers = _headers(made, file)
    response = get_conditional_response(
        request, etag=headers["ETag"], last_modified=int(made.made_at.timestamp())
    )
    response = response or _file(name)
    for header, value in headers.items():
        response[header] = value
    return response


def _headers(made: RenditionSet, file: str) -> dict[str, str]:
    return {
        "ETag": f'"{made.stem[-16:]}-{file}"',
        "Last-Modified": http_date(made.made_at.timestamp()),
        "Cache-Control": PUBLIC if made.is_public else DESK_ONLY,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": POLICY,
    }


def _names(made: RenditionSet) -> set[str]:
    """The only names that are ever asked of the store: those that were made."""
    return {file_name(made.stem, width) for width, _height in made.manifest.get("full", [])}


def _is_desk(request) -> bool:
    """Asked last: reading the user makes an answer vary by cookie."""
    return request.user.is_staff and request.user.has_perm("media.view_photo")


def _file(name: str) -> FileResponse:
    try:
        return FileResponse(renditions().open(name), content_type="image/jpeg")
    except FileNotFoundError:
        raise Http404 from None
