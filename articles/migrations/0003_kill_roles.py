"""The groups of the desk once more: some may kill a photo."""

from django.db import migrations

from articles.roles import lay_down_roles


def lay_down(apps, schema_editor):
    lay_down_roles(apps)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_roles"), ("media", "0003_rights")]

    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
