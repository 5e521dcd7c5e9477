"""What every page's frame shows of the house's pages and of a breaking banner."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0008_icons")]

    operations = [
        migrations.AddField(
            model_name="paper", name="pages", field=models.JSONField(default=list, editable=False)
        ),
        migrations.AddField(
            model_name="paper", name="breaking_until",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]  # fmt: skip
