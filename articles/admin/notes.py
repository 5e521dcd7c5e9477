"""Notes to the desk: a fold beside the story, and a page of their own where no script runs."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from articles.notes import LONGEST, add_note, notes_on
from newsroom.admin.pieces.answer import wants_json
from newsroom.workflow import NotComplete

PART = "admin/articles/article/_notes.html"


class TakesNotes:
    """Mix into the desk of stories: whoever may see a story may leave a note on it."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.notes_view)
        return [
            path("<path:object_id>/notes/", view, name="articles_article_notes"),
            *super().get_urls(),
        ]

    def notes_view(self, request, object_id):
        """The notes and a box; a script gets the list alone, as a part of the form page."""
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404(object_id)
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        text, problem = request.POST.get("note", ""), ""
        if request.method == "POST":
            try:
                add_note(article, text, by=request.user)
            except NotComplete as lacking:
                problem = str(lacking)
            else:
                text = ""
        if wants_json(request):
            return self._as_parts(request, article, problem)
        if request.method == "POST" and not problem:
            return redirect("admin:articles_article_notes", article.pk)
        return self._page(request, article, text, problem)

    def _as_parts(self, request, article, problem):
        context = self.notes_of(article)
        answer = {"saved": not problem, "errors": {"note": [problem]} if problem else {}}
        parts = {"notes": render_to_string(PART, context, request)}
        return JsonResponse({**answer, "parts": parts}, status=400 if problem else 200)

    def _page(self, request, article, text, problem):
        context = {
            **self.admin_site.each_context(request),
            **self.notes_of(article),
            "opts": self.opts,
            "title": _("Notes to the desk"),
            "piece": article,
            "form_url": self.address_of(article),
            "text": text,
            "problem": problem,
        }
        return TemplateResponse(request, "admin/articles/article/notes.html", context)

    @staticmethod
    def notes_of(article) -> dict:
        """What the fold shows."""
        address = reverse("admin:articles_article_notes", args=[article.pk]) if article.pk else ""
        return {"notes": list(notes_on(article)), "notes_url": address, "longest_note": LONGEST}

    def render_piece(self, request, context):
        notes = {} if "answer" in context else self.notes_of(context["piece"])
        return super().render_piece(request, context | notes)
