"""Caches in front of the paper are told what to forget: in the verb's transaction, by a worker."""

from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import workflow as stories
from media import rights
from media import workflow as galleries
from media.models import Portrait
from media.tasks import bring_up_to_date, photo_was_edited
from newsroom.purging import purge, purge_keys
from newsroom.surrogates import key_of
from tests.builders import (
    HOUR,
    NOON,
    make_article,
    make_contributor,
    make_gallery,
    make_photo,
    make_section,
    make_tag,
    make_user,
    take_photo,
)
from tests.desk import at_the_desk, row_opened

pytestmark = pytest.mark.django_db


class Cache(BaseHTTPRequestHandler):
    """Remembers what it was asked to forget, and answers as it is told."""

    def do_PURGE(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        self.send_response(self.server.status)
        self.end_headers()

    do_POST = do_PURGE

    def log_message(self, *told):
        pass


@pytest.fixture
def cache(settings):
    """A cache in front of the paper, with the requests that it got."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Cache)
    server.asked, server.status = [], 200
    Thread(target=server.serve_forever, daemon=True).start()
    settings.PURGE_URL = f"http://127.0.0.1:{server.server_port}/purge"
    yield server
    server.shutdown()
    server.server_close()


def planned():
    """The keys of each purge that waits, oldest first."""
    rows = DBTaskResult.objects.filter(task_path=purge_keys.module_path).order_by("enqueued_at")
    return [set(row.args_kwargs["args"][0]) for row in rows]


def forgotten():
    DBTaskResult.objects.all().delete()


def live_story(**changes):
    return make_article(status="published", published_at=NOON, **changes)


def test_publishing_purges_the_story_and_the_lists_that_it_joins(cache, at):
    section, also = make_section(), make_section()
    tag, writer = make_tag(), make_contributor()
    story = make_article(status="ready", section=section, also_in=[also], tags=[tag],
                         bylines=[writer])  # fmt: skip
    assert planned() == []
    at(NOON)
    stories.publish(story, by=None, seen=story.head_id)
    (keys,) = planned()
    assert keys == {
        key_of(story), "all-article", "on-2026-07-31", "in-2026-07", f"in-section-{section.pk}",
        f"in-section-{also.pk}", f"in-tag-{tag.pk}", f"in-contributor-{writer.pk}",
    }  # fmt: skip


def changed(story):
    form = {**story.head.data, "headline": "Another headline"}
    return stories.save(story, form, by=None, seen=story.head_id)


VERBS = {
    "update": lambda story: stories.update(story, by=None, seen=changed(story).pk),
    "withdraw": lambda story: stories.withdraw(
        story, by=None, seen=story.head_id, notice="It was wrong."
    ),
    "correct": lambda story: stories.correct(
        story, by=None, seen=story.head_id, kind="correction", text="Not so."
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_that_readers_notice_purges(cache, at, verb):
    story = live_story()
    at(NOON + HOUR)
    forgotten()
    VERBS[verb](story)
    keys, *also = planned()
    assert {key_of(story), "all-article"} <= keys
    assert also == ([{"all-correction"}] if verb == "correct" else [])


def test_with_the_last_story_that_shows_it_a_photo_is_forgotten_too(cache, at):
    photo, other = make_photo(), make_photo()
    story = live_story(photos=[photo, other])
    live_story(photos=[other])
    at(NOON + HOUR)
    forgotten()
    VERBS["withdraw"](story)
    keys = set.union(*planned())
    assert key_of(photo) in keys and key_of(other) not in keys


def test_a_restored_story_is_purged_from_where_its_notice_stood(cache, at):
    story = make_article(status="withdrawn", published_at=NOON)
    at(NOON + HOUR)
    forgotten()
    stories.restore(story, by=None, seen=story.head_id)
    assert key_of(story) in planned()[0]


def test_a_gallery_is_purged_as_a_story_is(cache, at):
    gallery = make_gallery(status="ready")
    at(NOON)
    forgotten()
    galleries.publish(gallery, by=None, seen=gallery.head_id)
    assert {key_of(gallery), "all-gallery"} <= planned()[0]


def test_what_is_scheduled_is_purged_at_its_hour(cache, at):
    at(NOON)
    story = make_article(status="ready")
    forgotten()
    story = stories.publish(story, by=None, seen=story.head_id, at=NOON + HOUR)
    assert [row.run_after for row in DBTaskResult.objects.all()] == [NOON + HOUR]
    stories.reschedule(story, by=None, seen=story.head_id, at=NOON + 2 * HOUR)
    assert NOON + 2 * HOUR in [row.run_after for row in DBTaskResult.objects.all()]


def test_work_that_readers_do_not_have_purges_nothing(cache, at):
    at(NOON)
    story = make_article(status="review")
    changed(story)
    assert planned() == []


def test_a_photo_that_is_killed_is_purged_with_every_page_where_it_ran(cache, at):
    photo, writer = make_photo(), make_contributor()
    story, gallery = live_story(photos=[photo]), make_gallery(
        photos=[photo], status="published", published_at=NOON
    )  # fmt: skip
    Portrait.objects.create(contributor=writer, photo=photo)
    at(NOON)
    forgotten()
    photo.refresh_from_db()
    rights.kill(photo, by=None, reason="Not ours.")
    wanted = {key_of(photo), key_of(story), key_of(gallery), key_of(writer)}
    assert planned() == [wanted]
    forgotten()
    rights.lift(photo, by=None, reason="Ours.")
    assert planned() == [wanted]


def test_a_photo_in_print_is_purged_when_its_words_or_files_change(cache, at):
    photo = take_photo()
    bring_up_to_date(photo)
    photo_was_edited(photo, ["caption"])
    assert planned() == []
    live_story(photos=[photo])
    at(NOON)
    photo.refresh_from_db()
    photo.rights_until = NOON + HOUR
    forgotten()
    photo_was_edited(photo, ["rights_until"])
    assert planned() == [{key_of(photo)}] * 2
    assert NOON + HOUR in [row.run_after for row in DBTaskResult.objects.all()]
    forgotten()
    photo.focal_x = 0.1
    photo.save(update_fields=["focal_x"])
    bring_up_to_date(photo)
    assert planned() == [{key_of(photo)}]


def test_a_renamed_section_is_purged_and_so_is_every_frame(cache):
    section = make_section(name="World")
    client = at_the_desk(make_user(is_superuser=True))
    url, values = row_opened(client, section)
    client.post(url, values | {"name": "Elsewhere"})
    assert {key_of(section)} in planned()
    assert {"paper"} in planned()


def test_where_no_cache_is_named_nothing_is_written(settings, at):
    settings.PURGE_URL = ""
    at(NOON)
    photo = make_photo()
    story = live_story(photos=[photo])
    VERBS["withdraw"](story)
    rights.kill(photo, by=None, reason="Not ours.")
    assert planned() == []


@pytest.mark.django_db(transaction=True)
def test_a_verb_that_fails_purges_nothing(cache):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        purge("article-1")
        raise ZeroDivisionError
    assert planned() == []


# -- carried out -----------------------------------------------------------------------


def test_the_worker_asks_the_cache_by_surrogate_key(cache, work):
    purge("article-1", "photo-2")
    work()
    ((command, path, headers),) = cache.asked
    assert (command, path) == ("PURGE", "/purge")
    assert headers["Surrogate-Key"] == "article-1 photo-2"


def test_as_fastly_has_it(cache, work, settings):
    settings.PURGE_METHOD, settings.PURGE_HEADER = "POST", "Fastly-Key: secret"
    purge("article-1")
    work()
    ((command, _path, headers),) = cache.asked
    assert (command, headers["Fastly-Key"]) == ("POST", "secret")


def test_many_keys_go_in_several_requests(cache, work):
    purge(*(f"photo-{number}" for number in range(450)))
    work()
    sent = [set(headers["Surrogate-Key"].split()) for _command, _path, headers in cache.asked]
    assert [len(keys) for keys in sent] == [200, 200, 50]
    assert len(set().union(*sent)) == 450


@pytest.mark.parametrize("status", [403, 503])
def test_a_cache_that_refuses_is_asked_again_later(cache, work, status):
    cache.status = status
    purge("article-1")
    work()
    from newsroom import tasks

    tasks.look_after()
    row = DBTaskResult.objects.get()
    assert (row.status, row.run_after > timezone.now()) == ("READY", True)
    cache.status = 200
    work(timedelta(minutes=2))
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert len(cache.asked) == 2
