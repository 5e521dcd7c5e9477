"""The paper's row gives up what its ad rules say now.

Apart from the copying: PostgreSQL alters no table in the transaction that wrote to it.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0011_ad_rules")]

    operations = [
        migrations.RemoveField("paper", "ad_preset"),
        migrations.RemoveField("paper", "ads_txt"),
    ]
