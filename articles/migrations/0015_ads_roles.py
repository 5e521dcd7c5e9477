"""The groups of the desk once more: a publisher decides about ads."""

from django.db import migrations

from articles.roles import lay_down_roles


def lay_down(apps, schema_editor):
    lay_down_roles(apps)


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_house_ads"), ("newsroom", "0012_ads_leave_the_paper")]

    operations = [migrations.RunPython(lay_down, migrations.RunPython.noop)]
