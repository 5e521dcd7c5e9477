"""The desk of stories."""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.forms import StoryForm
from articles.admin.search import find_stories, found_by
from articles.models import Article, Byline, Correction
from articles.preflight import problems
from media.admin.dropping import TakesPhotos
from media.admin.widgets import find_photos
from newsroom.admin.nav import Group
from newsroom.admin.pieces import PieceAdmin


@admin.register(Article)
class StoryAdmin(TakesPhotos, PieceAdmin):
    """Stories: written, read, published, by the verbs alone."""

    nav = (Group.WORK, 1)
    form = StoryForm
    workflow = workflow
    preflight = staticmethod(problems)
    lookups = PieceAdmin.lookups | {
        "photos": ("media.view_photo", find_photos),
        "stories": ("articles.view_article", find_stories),
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
        given = {"corrections": piece.corrections.all() if piece.pk else []}
        return super().render_piece(request, context | kinds | given)
