"""The desk of stories."""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from articles import preflight, workflow
from articles.admin.forms import StoryForm
from articles.admin.notes import TakesNotes
from articles.admin.previews import PART, PreviewsStories
from articles.admin.search import find_stories, found_by, name_stories
from articles.admin.wire import ReadsWireCopy
from articles.models import Article, Byline, Correction
from media.admin.finding import find_galleries, name_galleries
from media.admin.shots import TakesPhotos
from media.admin.widgets import find_photos, name_photos
from newsroom.admin.nav import Group
from newsroom.admin.pieces import PieceAdmin
from newsroom.admin.pieces.lookups import LookUp
from newsroom.publishing import PUBLIC


@admin.register(Article)
class StoryAdmin(TakesPhotos, TakesNotes, ReadsWireCopy, PreviewsStories, PieceAdmin):
    """Stories: written, read, published, by the verbs alone."""

    nav = (Group.WORK, 1)
    form = StoryForm
    workflow = workflow
    preflight = preflight
    parts = PieceAdmin.parts | {
        "corrections": "admin/articles/article/_corrections.html",
        "previews": PART,
    }
    lookups = PieceAdmin.lookups | {
        "photos": LookUp("media.view_photo", find_photos, name_photos),
        "galleries": LookUp("media.view_gallery", find_galleries, name_galleries),
        "stories": LookUp("articles.view_article", find_stories, name_stories),
    }
    search_fields = ["headline"]  # says that there is a search; get_search_results does it
    list_prompt = _("Headline, slugline, byline, address")

    def get_queryset(self, request):
        """What a row shows, and no body."""
        names = Byline.objects.select_related("contributor")
        rows = super().get_queryset(request).select_related("section").defer("body")
        return rows.prefetch_related(Prefetch("bylines", names))

    def get_search_results(self, request, queryset, search_term):
        words = search_term.strip()[:500]
        return (found_by(queryset, words) if words else queryset), False

    def render_piece(self, request, context):
        kinds = {"correction_kinds": Correction.Kind.choices}
        piece = context["piece"]
        given = {"corrections": piece.corrections.all() if piece.status in PUBLIC else []}
        return super().render_piece(request, context | kinds | given)
