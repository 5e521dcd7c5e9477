"""The readers' search: a key on each story, and the table of words in the database's own way."""

from django.db import migrations, models

SQLITE = ["CREATE VIRTUAL TABLE search_story USING fts5(strong, copy, places, tokenize='ascii')"]
POSTGRESQL = [
    "CREATE TABLE search_story (key bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX search_story_words ON search_story USING gin (words)",
]


def lay_table(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if is_postgres else SQLITE:
        schema_editor.execute(statement, params=None)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_story", params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_desk")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="search_key",
            field=models.BigIntegerField(editable=False, null=True, unique=True),
        ),
        migrations.RunPython(lay_table, drop_table),
    ]
