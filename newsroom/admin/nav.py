"""The desk's navigation: what stands there is what is registered and what this person may see."""

from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby

from django.urls import reverse
from django.utils.text import capfirst


class Group(IntEnum):
    """The navigation's groups, a rule between them."""

    WORK = 1  # what the paper is made of
    SHARED = 2  # what pieces are filed under
    HOUSE = 3  # the paper itself and its people


@dataclass(frozen=True)
class Place:
    """One line of the navigation; `add_url` is empty for whoever may not add there."""

    group: Group
    label: str
    url: str
    add_url: str
    new_label: str
    is_current: bool
    can_search: bool


def places_in_groups(site, request) -> list[list[Place]]:
    """The groups that this person sees, in order; none of them is empty."""
    seen = sorted(
        (model_admin for model_admin in site._registry.values() if _is_seen(model_admin, request)),
        key=lambda model_admin: model_admin.nav,
    )
    groups = groupby(seen, key=lambda model_admin: model_admin.nav[0])
    return [[_place(model_admin, request) for model_admin in group] for _, group in groups]


def _is_seen(model_admin, request) -> bool:
    return bool(getattr(model_admin, "nav", None)) and model_admin.is_in_nav(request)


def _place(model_admin, request) -> Place:
    opts = model_admin.opts
    name = f"{model_admin.admin_site.name}:{opts.app_label}_{opts.model_name}"
    url = reverse(f"{name}_changelist")
    may_add = model_admin.has_add_permission(request)
    return Place(
        group=model_admin.nav[0],
        label=model_admin.heading(),
        url=url,
        add_url=reverse(f"{name}_add") if may_add else "",
        new_label=str(model_admin.new_label or capfirst(opts.verbose_name)),
        is_current=request.path.startswith(url),
        can_search=bool(model_admin.get_search_fields(request)),
    )
