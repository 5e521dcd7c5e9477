"""The groups of the desk once more: a publisher writes the pages and puts up banners."""

from django.db import migrations

from articles.roles import lay_down_roles


def lay_down(apps, schema_editor):
    lay_down_roles(apps)


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_pages")]

    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
