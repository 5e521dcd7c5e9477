"""A photo can be killed, with a reason; who may do so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("media", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(
            name="photo",
            options={
                "default_permissions": ("add", "change", "delete", "view", "kill"),
                "verbose_name": "photo",
                "verbose_name_plural": "photos",
            },
        ),
        migrations.AddField(
            model_name="photo",
            name="kill_reason",
            field=models.TextField(blank=True, editable=False, verbose_name="why it was killed"),
        ),
        migrations.AddField(
            model_name="photo",
            name="killed_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="killed"
            ),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.CheckConstraint(
                condition=models.Q(killed_at=None, kill_reason="")
                | (models.Q(killed_at__isnull=False) & ~models.Q(kill_reason="")),
                name="photo_killed_has_reason",
                violation_error_message="A killed photo says why.",
            ),
        ),
    ]
