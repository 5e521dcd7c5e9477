"""What the paper says of itself stands on pages now; articles.0012 has moved it there."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0009_pages")]

    operations = [
        migrations.RemoveField(model_name="paper", name="about"),
        migrations.RemoveField(model_name="paper", name="contact"),
        migrations.RemoveField(model_name="paper", name="principles"),
    ]
