"""What sections, topics and contributors have in common: a name, and an address made of it."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.addresses import forget, remember
from newsroom.admin.lists import QuickList
from newsroom.admin.stale import SeesStale, StaleAware
from newsroom.forms import WholeRowForm
from newsroom.models import Paper
from newsroom.purging import purge
from newsroom.slugs import make_slug
from newsroom.surrogates import PAPER, key_of


class SlugField(forms.SlugField):
    """What was typed, as the slug that addresses are made of: "-Dash-" is "dash"."""

    def to_python(self, value):
        return make_slug(super().to_python(value), self.max_length)


class NamedForm(StaleAware, WholeRowForm):
    """A name and a slug; a slug left empty is made of the name."""

    class Meta:
        field_classes = {"slug": SlugField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "The last part of the address. Left empty, it is made of the name."
            )

    def clean_slug(self):
        name, longest = self.cleaned_data.get("name", ""), self.fields["slug"].max_length
        slug = self.cleaned_data["slug"] or make_slug(name, longest)
        if not slug:
            raise forms.ValidationError(_("No address can be made of this name: type one."))
        return slug


class NamedAdmin(SeesStale, QuickList):
    """Mix into a ModelAdmin: a changed slug leaves its old address leading to the new one."""

    form = NamedForm

    def save_model(self, request, obj, form, change):
        old = type(obj)._default_manager.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        purge(key_of(obj))
        address = obj.get_absolute_url()
        if old is None or old.get_absolute_url() != address:
            forget(address)
            if old is not None:
                remember(old.get_absolute_url(), obj)


class MarksColumn:
    """Mix into a ModelAdmin: what is out of the ordinary with a row, in words."""

    @admin.display(description=gettext_lazy("care"))
    def marks(self, row):
        words = [_("sensitive") if row.sensitive else "", _("no ads") if row.hide_ads else ""]
        return ", ".join(filter(None, words))


class TouchesPaper:
    """Mix into a ModelAdmin whose rows stand in every page's frame: a save counts the paper up."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        Paper.objects.touch()
        purge(PAPER)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        Paper.objects.touch()
        purge(PAPER)
