"""The months of a paper that has stories already."""

from django.db import migrations

from newsroom.months import recount_all


def count(apps, schema_editor):
    for label, model in (("articles", "Article"), ("media", "Gallery")):
        recount_all(apps.get_model(label, model))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_search"),
        ("media", "0003_rights"),
        ("newsroom", "0006_months"),
    ]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
