"""Photo files, under the publishing rule: the store behind them is private."""

import logging
import re

from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import gettext as _

from media.in_print import files_at
from media.models import RenditionSet
from media.pictures import address, names_of, nearest
from media.storage import renditions
from newsroom import clock
from newsroom.accounts import is_let_in
from newsroom.read_only import read_only
from newsroom.surrogates import HEADER, key_of

log = logging.getLogger(__name__)

# A name's pixels never change, so a browser keeps them. What a browser has cannot be called
# back; every shared cache asks again within the hour, and so loses a withdrawn photo by then.
YEAR, HOUR = 365 * 86400, 3600  # seconds
RETRY_AFTER = 10  # seconds: as long as a store that failed is left alone
POLICY = "sandbox; default-src 'none'"  # whatever a browser takes it for, it runs nothing
KINDS = {"jpg": "image/jpeg", "avif": "image/avif"}
FILE = re.compile(r"(full|\d+x\d+)-(\d+)\.(jpg|avif)")


@read_only
def upload(request, name, unlocked=frozenset()):
    """One size of a photo: for readers while a live piece shows it, for the desk always.

    `unlocked` are the ids of photos that this request may have besides, while their rights
    last, by a view that knows why; what it gets so is kept by nobody.
    """
    stem, _slash, file = name.partition("/")
    hour = clock.now(request)
    made = files_at(stem, hour)
    if not made or not FILE.fullmatch(file):
        raise Http404
    is_unlocked = made.photo_id in unlocked and made.photo.may_run(hour)
    if not (made.is_public or is_unlocked or _is_desk(request)):
        raise Http404
    if made.pk != made.photo.current_id:
        response = _moved(made, file)
    elif name in names_of(made.stem, made.manifest):  # the only names ever asked of the store
        try:
            response = _answer(request, made, name)
        except OSError as error:
            log.error("%s: %s", name, error)
            return store_fails()
    else:
        raise Http404
    _bound(response, made, hour)
    return response


def _answer(request, made, name):
    headers = {
        "ETag": f'"{made.stem[-16:]}-{made.manifest.get("words", "")}-{name.rpartition("/")[2]}"',
        "Last-Modified": http_date(made.made_at.timestamp()),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": POLICY,
    }
    response = get_conditional_response(
        request, etag=headers["ETag"], last_modified=int(made.made_at.timestamp())
    )
    response = response or _file(name)
    for header, value in headers.items():
        response[header] = value
    return response


def _moved(made: RenditionSet, file: str):
    """A retired name leads to the file that took its place: a page kept somewhere stays whole."""
    current = made.photo.current
    ratio, width, ending = FILE.fullmatch(file).groups()
    name = nearest(current.stem, current.manifest, ratio, int(width), ending) if current else ""
    if not name:
        raise Http404
    return HttpResponseRedirect(address(name))


def _bound(response, made: RenditionSet, hour) -> None:
    """How long it may be kept: never beyond the photo's rights; what is the desk's, not at all."""
    if made.is_public:
        response[HEADER] = key_of(made.photo)
    else:
        patch_cache_control(response, private=True, no_store=True)
        return
    end = made.photo.rights_until
    left = max(0, int((end - hour).total_seconds())) if end else YEAR
    shared = min(HOUR, left)
    if response.status_code == 302:
        patch_cache_control(response, public=True, max_age=shared)
    else:
        own = min(YEAR, left)
        patch_cache_control(response, public=True, max_age=own, s_maxage=shared, immutable=True)


def _is_desk(request) -> bool:
    """Asked last: reading the user makes an answer vary by cookie."""
    return request.user.has_perm("media.view_photo") and is_let_in(request.user)


def _file(name: str) -> FileResponse:
    """The file as the store has it. Raises Http404 without one, OSError when the store fails."""
    try:
        file = renditions().open(name)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type=KINDS[name.rpartition(".")[2]])
    response["Content-Length"] = file.size  # a file that stops half-way is kept by nobody
    return response


def store_fails() -> HttpResponse:
    """In words, and nothing that a cache may keep: the next try may find the file."""
    words = _("The store of photos does not answer. Try again in a moment.")
    return HttpResponse(
        f"{words}\n", status=503, content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store", "Retry-After": str(RETRY_AFTER)},
    )  # fmt: skip
