"""The one row of the paper, with a name to be changed."""

from django.db import migrations


def make_paper(apps, schema_editor):
    apps.get_model("newsroom", "Paper").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial")]

    operations = [migrations.RunPython(make_paper, migrations.RunPython.noop)]
