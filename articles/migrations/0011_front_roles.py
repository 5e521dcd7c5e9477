"""The groups of the desk once more: an editor sets fronts."""

from django.db import migrations

from articles.roles import lay_down_roles


def lay_down(apps, schema_editor):
    lay_down_roles(apps)


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_fronts")]

    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
