"""Structured data and cards for what others show of a page. Tags only format."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.linked_data import story_nodes
from articles.templatetags.paper import standing_corrections
from media.linked_data import gallery_nodes
from newsroom.linked_data import breadcrumbs, collection, script

register = template.Library()


@register.simple_tag
def story_data(story, uses, paper):
    """A story's page, its photos and its place in the paper."""
    return script(*story_nodes(story, uses, standing_corrections(story), paper))


@register.simple_tag
def gallery_data(gallery, uses, paper):
    """A gallery's page with all its photos."""
    photos = (_("Photos"), reverse("media:galleries"))
    return script(*gallery_nodes(gallery, uses, paper, photos))


@register.simple_tag
def list_data(name, address, pieces, words=""):
    """A page that lists pieces."""
    return script(collection(name, address, words, pieces), breadcrumbs((name, address)))
