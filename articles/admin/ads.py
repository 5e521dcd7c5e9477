"""The paper's ads on the desk: where slots fall, who fills them, who may sell them."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.search import find_stories
from articles.admin.slots import Outline, outline_of
from articles.ads import OWN_NUMBERS, RefusedRules, Rules, rules_of
from articles.ads_txt import problems_in
from articles.models import Article
from newsroom import clock
from newsroom.admin.nav import Group
from newsroom.admin.one_row import OneRowAdmin
from newsroom.admin.stale import SeesStale, StaleAware
from newsroom.admin.widgets import is_id
from newsroom.context_processors import frame_of
from newsroom.forms import WholeRowForm
from newsroom.models import AdRules

SLOTS = "admin/newsroom/adrules/_slots.html"


class SlotRulesForm(WholeRowForm):
    """The preset and the own numbers, which must make rules whatever preset is chosen."""

    class Meta:
        model = AdRules
        fields = ["preset", *OWN_NUMBERS]

    def clean(self):
        cleaned = super().clean()
        if all(cleaned.get(name) is not None for name in OWN_NUMBERS):
            try:
                Rules(**{name: cleaned[name] for name in OWN_NUMBERS})
            except RefusedRules as refusal:
                self.add_error(refusal.field, str(refusal))
        return cleaned


class AdRulesForm(StaleAware, SlotRulesForm):
    """All that a paper decides about its ads."""

    class Meta(SlotRulesForm.Meta):
        fields = [*SlotRulesForm.Meta.fields, "ad_snippet", "analytics_snippet", "ads_txt"]
        widgets = {
            name: forms.Textarea(attrs={"rows": rows, "spellcheck": "false", "class": "code"})
            for name, rows in (("ad_snippet", 6), ("analytics_snippet", 6), ("ads_txt", 10))
        }

    def clean_ads_txt(self):
        text = "\n".join(line.rstrip() for line in self.cleaned_data["ads_txt"].splitlines())
        if problems := problems_in(text):
            raise forms.ValidationError(problems)
        return text


@admin.register(AdRules)
class AdRulesAdmin(SeesStale, OneRowAdmin, admin.ModelAdmin):
    """The form, and beside it a story with its slots as the typed numbers would place them."""

    nav = (Group.HOUSE, 4)
    form = AdRulesForm
    fieldsets = [
        (_("Slots in stories"), {"fields": ["preset"]}),
        (_("Own numbers"), {
            "classes": ["own-numbers"],
            "description": _("Each rule holds on a phone and on a desktop, by estimated heights."),
            "fields": [
                "top_slot", ("first_paragraphs", "first_px"), ("gap_paragraphs", "gap_px"),
                ("tail_paragraphs", "tail_px"), ("clear_above", "clear_below"),
                ("density_phone", "density_desktop"), "max_slots",
            ],
        }),
        (_("Snippets of others"), {
            "description": _(
                "HTML as a provider gives it out. It runs in a closed frame, apart from the page, "
                "and only for readers who press Accept. Empty: nothing loads, nobody is asked."
            ),
            "fields": ["ad_snippet", "analytics_snippet"],
        }),
        ("ads.txt", {
            "description": _("Who may sell the paper’s ads, one a line; checked when you save."),
            "fields": ["ads_txt"],
        }),
    ]  # fmt: skip

    def get_urls(self):
        slots = self.admin_site.admin_view(require_POST(self.slots_view))
        return [path("slots/", slots, name="newsroom_adrules_slots"), *super().get_urls()]

    def get_object(self, request, object_id, from_field=None):
        """The row; of a paper that never set any, the defaults."""
        row = super().get_object(request, object_id, from_field)
        return row or (AdRules(paper_id=1) if object_id == "1" else None)

    def render_change_form(self, request, context, *args, **kwargs):
        context |= self._shown(request, context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def slots_view(self, request):
        """The slots under what is typed, saved or not: a part of the page, or a page of its own."""
        row = self.get_object(request, "1")
        if not (self.has_view_permission(request, row) and _may_read_stories(request)):
            raise PermissionDenied
        shown = self._shown(request, SlotRulesForm(request.POST, instance=row))
        if request.accepts("text/html"):
            context = self.admin_site.each_context(request) | shown | {"title": _("Ad slots")}
            return render(request, "admin/newsroom/adrules/slots.html", context)
        return JsonResponse({"parts": {"slots": render_to_string(SLOTS, shown, request)}})

    def _shown(self, request, form) -> dict:
        """The outline of the story asked for, or why these numbers make none."""
        wrong = {
            form[name].label: form.errors[name]
            for name in SlotRulesForm.Meta.fields
            if name in form.errors
        }
        if wrong:
            return {"outline": None, "wrong": wrong}
        story = _story(request) if _may_read_stories(request) else None
        return {"outline": self._outline(request, story, form.instance), "wrong": {}}

    @staticmethod
    def _outline(request, story, row) -> Outline | None:
        return outline_of(story, frame_of(request)[0], rules_of(row)) if story else None


def _may_read_stories(request) -> bool:
    return request.user.has_perm("articles.view_article")


def _story(request) -> Article | None:
    """The story asked for by its id or by words; else the newest that readers have."""
    stories = Article.objects.select_related("section", "source").prefetch_related("taggings__tag")
    asked, words = request.POST.get("story", ""), request.POST.get("story_words", "")
    if is_id(asked):
        return stories.filter(pk=asked).first()
    if words := words.replace("\x00", "").strip()[:200]:
        found = find_stories(words, request.user)
        return stories.filter(pk=found[0]["id"]).first() if found else None
    return stories.newest(clock.now(request)).first()
