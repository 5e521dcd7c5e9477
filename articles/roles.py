"""The desk's roles as groups of permissions: the table that a migration lays down.

Cumulative: reporter ⊂ copy ⊂ editor ⊂ publisher ⊂ admin; the photo desk stands apart.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

SEEING = [
    "articles.view_article", "articles.view_correction", "articles.view_revision",
    "media.view_photo", "media.view_gallery", "media.view_galleryrevision",
    "newsroom.view_section", "newsroom.view_tag", "newsroom.view_contributor",
    "newsroom.view_deskaction", "newsroom.view_paper",
]  # fmt: skip
REPORTER = [
    *SEEING, "articles.add_article", "articles.change_article", "articles.submit_article",
    "media.add_photo", "media.add_gallery", "media.change_gallery", "media.submit_gallery",
    "newsroom.add_tag",
]  # fmt: skip
COPY = [
    *REPORTER, "articles.edit_others_article", "articles.mark_ready_article",
    "media.change_photo", "media.edit_others_gallery", "media.mark_ready_gallery",
    "newsroom.change_tag", "newsroom.add_contributor", "newsroom.change_contributor",
]  # fmt: skip
EDITOR = [
    *COPY, "articles.schedule_article", "articles.spike_article", "articles.correct_article",
    "articles.break_lock_article", "media.break_lock_gallery", "media.schedule_gallery",
    "media.spike_gallery", "media.kill_photo",
    "newsroom.add_section", "newsroom.change_section",
    "articles.add_front", "articles.change_front", "articles.view_front",
]  # fmt: skip
PUBLISHER = [
    *EDITOR, "articles.publish_article", "articles.withdraw_article", "media.publish_gallery",
    "media.withdraw_gallery", "newsroom.change_paper",
    "articles.add_breaking", "articles.change_breaking", "articles.view_breaking",
    "articles.add_page", "articles.change_page", "articles.view_page",
    "newsroom.view_adrules", "newsroom.change_adrules", "articles.view_housead",
    "articles.add_housead", "articles.change_housead", "articles.delete_housead",
]  # fmt: skip
ADMIN = [
    *PUBLISHER, "media.delete_photo", "articles.delete_page",
    "newsroom.delete_section", "newsroom.delete_tag",
    "newsroom.delete_contributor", "auth.add_user", "auth.change_user", "auth.view_user",
    "auth.add_group", "auth.change_group", "auth.view_group", "auth.delete_group",
]  # fmt: skip
PHOTO = [
    *SEEING, "articles.change_article", "articles.edit_others_article", "media.add_photo",
    "media.change_photo", "media.delete_photo", "media.kill_photo", "media.add_gallery",
    "media.change_gallery", "media.edit_others_gallery", "media.submit_gallery",
    "media.mark_ready_gallery", "media.spike_gallery", "newsroom.add_tag",
    "newsroom.add_contributor",
]  # fmt: skip

ROLES = {
    "reporter": REPORTER,
    "photo": PHOTO,
    "copy": COPY,
    "editor": EDITOR,
    "publisher": PUBLISHER,
    "admin": ADMIN,
}


def lay_down_roles(apps) -> None:
    """Make the groups, and give each exactly the permissions of the table.

    `apps` is the registry of a migration or Django's own. Permissions are made here
    too: Django makes them only after the last migration. One that came to the table after
    the migration that asks is not there yet, and is given by the migration it came with.
    """
    permission, group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    for label in sorted({name.partition(".")[0] for names in ROLES.values() for name in names}):
        create_permissions(installed.get_app_config(label), apps=apps, verbosity=0)
    known = {
        f"{p.content_type.app_label}.{p.codename}": p
        for p in permission.objects.select_related("content_type")
    }
    for name, permissions in ROLES.items():
        row, _made = group.objects.get_or_create(name=name)
        row.permissions.set([known[one] for one in permissions if one in known])
