"""Photos are found by an index of their words; each filter of the library has its order."""

from django.conf import settings
from django.db import migrations, models

from newsroom.word_index import WordIndex

index = WordIndex("search_photo")
SEARCHED = [
    "caption", "headline", "credit_line", "creator", "source_agency", "people", "city", "country",
]  # fmt: skip
BATCH = 1000


def put_photos(apps, schema_editor):
    """The words of the photos that are there; as media.photo_words puts them from now on."""
    using = schema_editor.connection.alias
    photos = apps.get_model("media", "Photo").objects.using(using).order_by("pk")
    rows, last = photos.only(*SEARCHED, "keywords"), 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        index.put(((photo.pk, words_of(photo)) for photo in batch), using=using)


def words_of(photo):
    plain = [getattr(photo, name) for name in SEARCHED]
    return "\n".join([*plain, *map(str, photo.keywords)])


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0003_rights"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(index.create, index.drop),
        migrations.RunPython(put_photos, migrations.RunPython.noop),
        migrations.RemoveIndex(
            model_name="photo",
            name="photo_by_credit",
        ),
        migrations.RemoveIndex(
            model_name="photo",
            name="photo_by_uploader",
        ),
        migrations.RemoveIndex(
            model_name="photo",
            name="photo_rights_end",
        ),
        migrations.RemoveIndex(
            model_name="photo",
            name="photo_without_alt",
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                fields=["credit_line", "-uploaded_at", "-id"], name="photo_by_credit"
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                fields=["uploaded_by", "-uploaded_at", "-id"], name="photo_by_uploader"
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(("rights_until__isnull", False)),
                fields=["rights_until", "id"],
                name="photo_rights_end",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(("killed_at__isnull", False)),
                fields=["killed_at", "id"],
                name="photo_killed",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(("alt_text", "")),
                fields=["-uploaded_at", "-id"],
                name="photo_without_alt",
            ),
        ),
    ]
