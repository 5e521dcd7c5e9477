"""The groups of the desk, with their permissions."""

from django.db import migrations

from articles.roles import lay_down_roles


def lay_down(apps, schema_editor):
    lay_down_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("media", "0001_initial"),
        ("newsroom", "0002_paper"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
