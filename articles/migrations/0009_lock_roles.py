"""The groups of the desk once more: an editor may break a lock."""

from django.db import migrations

from articles.roles import lay_down_roles


def lay_down(apps, schema_editor):
    lay_down_roles(apps)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_break_lock"), ("media", "0006_break_lock")]

    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
