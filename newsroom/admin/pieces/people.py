"""A contributor made where a byline is written, without leaving the form."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import JsonResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.admin.pieces.lookups import contributor_row
from newsroom.models import Contributor
from newsroom.slugs import make_slug, with_suffix

LONGEST_SLUG = 120


class NewContributorForm(forms.ModelForm):
    """A name that nobody has yet, and whether it is a person's or an agency's."""

    class Meta:
        model = Contributor
        fields = ["name", "kind"]

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if Contributor.objects.standing().filter(name__iexact=name).exists():
            raise forms.ValidationError(
                _("“%(name)s” is known here already: choose from the list.") % {"name": name}
            )
        return name

    def save_under_free_slug(self) -> Contributor:
        """The new row; its address is made of its name."""
        wanted = make_slug(self.instance.name, LONGEST_SLUG) or "contributor"
        number = 1
        while True:
            self.instance.slug = with_suffix(wanted, number, LONGEST_SLUG)
            try:
                with transaction.atomic():
                    return self.save()
            except IntegrityError:
                if not Contributor.objects.filter(slug=self.instance.slug).exists():
                    raise
                number += 1


class MakesContributors:
    """Mix into the desk of a piece: `new-contributor/` makes one and tells its row."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.new_contributor))
        name = self.url_name("new_contributor").partition(":")[2]
        return [path("new-contributor/", view, name=name), *super().get_urls()]

    def new_contributor(self, request):
        """{"row": as a look-up tells it}, or 400 with {"words": what is wrong}."""
        may_write = self.has_add_permission(request) or self.has_change_permission(request)
        if not (may_write and request.user.has_perm("newsroom.add_contributor")):
            raise PermissionDenied
        form = NewContributorForm(request.POST)
        if not form.is_valid():
            words = " ".join(error for errors in form.errors.values() for error in errors)
            return JsonResponse({"words": words}, status=400)
        contributor = form.save_under_free_slug()
        self.log_addition(request, contributor, [{"added": {}}])
        return JsonResponse({"row": contributor_row(contributor)})
