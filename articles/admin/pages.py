"""The pages of the house on the desk, in the order of the footer."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorFormField
from js_asset import Media

from articles.models import Page
from articles.prose import sanitize_typed
from newsroom import clock
from newsroom.admin.named import NamedAdmin, NamedForm
from newsroom.admin.nav import Group
from newsroom.purging import purge
from newsroom.slugs import make_slug
from newsroom.surrogates import PAPER

LONGEST = 200_000  # characters of HTML
# Words and links: what the rest of the body's editor puts in belongs to stories.
TOOLS = {
    "Bold": True, "Italic": True, "Heading": {"levels": [2, 3]}, "BulletList": True,
    "OrderedList": True, "ListItem": True, "Blockquote": True, "Link": True, "History": True,
    "HTML": False, "NoSpellCheck": False,
}  # fmt: skip


class PageForm(NamedForm):
    """A headline, an address made of it, a text."""

    body = ProseEditorFormField(
        required=False, config={"extensions": TOOLS}, sanitize=sanitize_typed, max_length=LONGEST
    )

    def clean_slug(self):
        headline = self.cleaned_data.get("headline", "")
        slug = self.cleaned_data["slug"] or make_slug(headline, 60)
        if not slug:
            raise forms.ValidationError(_("No address can be made of this name: type one."))
        return slug


@admin.register(Page)
class PageAdmin(NamedAdmin, admin.ModelAdmin):
    """A page is public as soon as it is saved; every footer knows of it."""

    nav = (Group.SHARED, 4)
    form = PageForm
    list_display = ["headline", "slug", "in_footer", "order"]
    fieldsets = [(None, {"fields": ["headline", "slug", "body", "in_footer", "order"]})]

    def save_model(self, request, obj, form, change):
        obj.changed_at = clock.now(request)
        super().save_model(request, obj, form, change)
        self._tell()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self._tell()

    def render_change_form(self, request, context, *args, **kwargs):
        # The editor's import map is an inline script: it applies only with the nonce.
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, *args, **kwargs)

    @staticmethod
    def _tell():
        Page.objects.all().tell_paper()
        purge(PAPER)
