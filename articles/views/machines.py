"""What machines ask a site for by name: robots, advertisers, researchers, phones."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control

from newsroom import clock
from newsroom.context_processors import frame_of
from newsroom.feeds import absolute
from newsroom.icon import address_of
from newsroom.models import Paper
from newsroom.models.paper_icon import SIZES
from newsroom.read_only import read_only

HALF_A_YEAR = 6  # months
# Pages that only say again what stands elsewhere, or are for one person.
NOT_FOR_ROBOTS = ("/search/", "/preview/")


@read_only
@cache_control(public=True, max_age=3600)
def robots(request):
    """Robots may read the paper; where its sitemaps are (RFC 9309, sitemaps.org)."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS), ""]
    for name in ("sitemap", "sitemap-news"):
        lines.append(f"Sitemap: {absolute(reverse(f'paper:{name}'))}")
    return _text("\n".join(lines))


@read_only
@cache_control(public=True, max_age=3600)
def ads_txt(request):
    """Who may sell the paper's ads (IAB ads.txt 1.1), as an editor wrote it; 404 for nobody."""
    text = Paper.objects.current().ads.ads_txt.strip()
    if not text:
        raise Http404("No ads.txt.")
    return _text(text)


@read_only
@cache_control(public=True, max_age=3600)
def security_txt(request):
    """Whom to tell of a hole (RFC 9116); 404 while SECURITY_CONTACT is not set."""
    if not settings.SECURITY_CONTACT:
        raise Http404("No contact.")
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {_expiry(clock.now(request)).isoformat().replace('+00:00', 'Z')}",
        f"Canonical: {absolute(reverse('paper:security-txt'))}",
        f"Preferred-Languages: {settings.LANGUAGE_CODE}",
    ]
    return _text("\n".join(lines))


@read_only
@cache_control(public=True, max_age=3600)
def manifest(request):
    """What a phone needs to keep the paper on its home screen (W3C web app manifest)."""
    paper, _sections = frame_of(request)
    told = {
        "name": paper.name,
        "short_name": paper.name[:20],
        "description": paper.tagline,
        "lang": paper.language,
        "start_url": reverse("paper:front"),
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": _icons(paper),
    }
    return JsonResponse(told, content_type="application/manifest+json")


def _icons(paper) -> list[dict]:
    if not paper.icon:
        return [{"src": static("icons/paper.svg"), "type": "image/svg+xml", "sizes": "any"}]
    return [
        {"src": address_of(paper, size), "type": "image/png", "sizes": f"{size}x{size}"}
        for size in SIZES
    ]


def _expiry(now) -> datetime:
    """The first of a month half a year ahead: the same all month, so that it can be kept."""
    months = now.year * 12 + now.month - 1 + HALF_A_YEAR
    return datetime(months // 12, months % 12 + 1, 1, tzinfo=UTC)


def _text(text):
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8")
