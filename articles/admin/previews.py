"""Previews at the desk: any version on the readers' page beside the form, and links to it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from articles import preview_links as links
from articles.models import PreviewLink
from articles.views.previews import preview_page, private, sealed
from newsroom import clock
from newsroom.admin.pieces.answer import wants_json
from newsroom.workflow import may_edit

PART = "admin/articles/article/_previews.html"


class PreviewsStories:
    """Mix into the desk of stories: `preview/` shows a version, `links/` makes and revokes."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:object_id>/preview/", wrap(self.preview_view), name="articles_article_preview"
            ),
            path(
                "<int:object_id>/preview/links/", wrap(self.links_view),
                name="articles_article_preview_links",
            ),
            *super().get_urls(),
        ]  # fmt: skip

    @method_decorator([require_safe, xframe_options_sameorigin, private])
    def preview_view(self, request, object_id):
        """A version on the page that readers would get: ?revision=r7, or what is saved."""
        article = self._seen_piece(request, object_id)
        number = request.GET.get("revision", "").removeprefix("r")
        if number and not (number.isascii() and number.isdecimal() and len(number) < 10):
            raise Http404(number)
        revision = article.revisions.filter(number=int(number)).first() if number else article.head
        if revision is None:
            raise Http404(number)
        return preview_page(request, revision)

    @method_decorator([csrf_protect, require_POST])
    def links_view(self, request, object_id):
        """Make a link to what is saved, or revoke one."""
        article = self._seen_piece(request, object_id)
        if not may_edit(request.user, article):
            raise PermissionDenied
        typed, made = request.POST.get("revoke", ""), ""
        if typed:
            rows = PreviewLink.objects.select_related("revision__piece")
            number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
            link = rows.filter(pk=number, revision__piece=article).first()
            if link is None:
                raise Http404(typed)
            links.revoke_link(link, by=request.user)
        else:
            lasts = request.POST.get("lasts", "")
            lasts = lasts if lasts in links.LIFETIMES else links.USUAL
            _link, token = links.make_link(article.head, by=request.user, lasts=lasts)
            made = settings.BASE_URL + reverse("paper:preview", args=[token])
        return self._answer_links(request, article, made)

    def _answer_links(self, request, article, made):
        context = self.previews_of(request, article) | {"made": made, "piece": article}
        if wants_json(request):
            part = render_to_string(PART, context, request)
            return sealed(JsonResponse({"parts": {"previews": part}, "made": made}))
        if not made:
            return HttpResponseRedirect(self.address_of(article))
        context |= self._past_context(request, article)
        template = "admin/articles/article/preview_made.html"
        return sealed(TemplateResponse(request, template, context))

    def history_view(self, request, object_id, extra_context=None):
        response = super().history_view(request, object_id, extra_context)
        piece = getattr(response, "context_data", {}).get("piece")
        if piece is not None:
            response.context_data["preview_url"] = self.preview_url(piece)
        return response

    def render_piece(self, request, context):
        piece = context["piece"]
        given = self.previews_of(request, piece) if piece.pk else {}
        return super().render_piece(request, context | given)

    @staticmethod
    def preview_url(article) -> str:
        """The address of the page that shows a version at the desk."""
        return reverse("admin:articles_article_preview", args=[article.pk])

    def previews_of(self, request, article) -> dict:
        """What the form shows of previews."""
        at = clock.now(request)
        found = [(link, link.is_open(at)) for link in links.links_to(article)]
        return {
            "preview_url": self.preview_url(article),
            "links_url": reverse("admin:articles_article_preview_links", args=[article.pk]),
            "links": found,
            "lifetimes": [(name, words) for name, (_time, words) in links.LIFETIMES.items()],
            "usual": links.USUAL,
            "may_edit": may_edit(request.user, article),
        }
