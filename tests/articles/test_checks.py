"""What keeps a story from readers, and what an editor is advised to look at."""

from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Article
from articles.preflight import check, known_of, problems
from articles.revisions import EMPTY
from newsroom.preflight import Known
from newsroom.publishing import Status
from newsroom.workflow import NotComplete
from tests.builders import (
    HOUR,
    NOON,
    make_agency,
    make_article,
    make_contributor,
    make_gallery,
    make_photo,
    make_tag,
    story_form,
)

GOOD = EMPTY | {
    "headline": "Harbor council passes its budget", "dek": "By one vote.", "section": 1,
    "body": "<p>The council sat until nine.</p>", "bylines": [[1, "writer"]], "tags": [1],
    "photos": [{"photo": 1, "caption": ""}],
}  # fmt: skip


def found(known=None, **changes) -> dict[str, str]:
    """code -> message of a form that is good but for the changes."""
    return {one.code: one.message for one in check(GOOD | changes, known or Known())}


def looked_up(article) -> list:
    """The findings of a story with everything looked up."""
    form = EMPTY | article.head.data
    return check(form, known_of(article, form))


def codes(article) -> dict[str, str]:
    return {one.code: one.message for one in looked_up(article)}


def test_nothing_speaks_against_a_story_that_has_everything():
    assert found() == {}


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"headline": "  "}, "no_headline", "headline"),
        ({"section": None}, "no_section", "section"),
        ({"body": "<p> </p>"}, "no_body", "body"),
        ({"bylines": []}, "no_byline", "bylines"),
        ({"planned_for": NOON.isoformat(), "embargo_until": (NOON + HOUR).isoformat()},
         "embargo", "planned_for"),
    ],
)  # fmt: skip
def test_what_readers_must_have_blocks_and_names_its_field(changes, code, field):
    (finding,) = check(GOOD | changes, Known())
    assert (finding.code, finding.field, finding.is_blocking) == (code, field, True)


def test_an_agency_stands_for_a_byline():
    assert found(bylines=[], source=7) == {}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"headline": "x" * 91}, "long_headline"),
        ({"headline": "한" * 46}, "long_headline"),
        ({"headline": "Nineteen characters"}, "short_headline"),
        ({"dek": ""}, "no_dek"),
        ({"tags": []}, "no_topics"),
        ({"photos": []}, "no_lead_photo"),
    ],
)
def test_what_is_advised_does_not_block(changes, code):
    (finding,) = check(GOOD | changes, Known())
    assert (finding.code, finding.is_blocking) == (code, False)


def test_a_korean_headline_of_ten_signs_is_not_short():
    assert found(headline="부산항 새벽시장 다시 긴 줄") == {}


def test_a_paragraph_of_more_than_120_words_is_named_by_its_first_words():
    long = "<p>The old ferry came in late " + "and " * 115 + "slow.</p>"
    said = found(body=f"<p>Short.</p>{long}")
    assert said["long_paragraph"].startswith("The paragraph “The old ferry came in…” has 122 words")
    (finding,) = check(GOOD | {"body": f"<p>Short.</p>{long}"}, Known())
    assert (finding.field, finding.place) == ("body", "block 1")


@pytest.mark.parametrize("word", ["today", "Yesterday", "tomorrow", "오늘은", "어제", "내일부터"])
def test_a_day_that_moves_is_said_when_the_story_runs_on_another_day(word):
    body = f"<p>The pier {word} is closed.</p>"
    moved = Known(runs_on=NOON.date(), written=NOON.date() - timedelta(days=1))
    same = Known(runs_on=NOON.date(), written=NOON.date())
    assert "moving_day" in found(moved, body=body)
    assert found(same, body=body) == {}


@pytest.mark.parametrize(
    "body", ["<p>“We sail today,” he said.</p>", "<p>오늘날의 항구.</p>", "<p>A holiday.</p>"]
)
def test_who_is_quoted_spoke_on_their_own_day(body):
    moved = Known(runs_on=NOON.date(), written=NOON.date() - timedelta(days=1))
    assert found(moved, body=body) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Min-ji", "Kim Min-jee"), ("Tobias Marrow", "Tobias Morrow"),
        ("Kim Min Ji", "Kim Min-ji"), ("Lee Yoon-ho", "Lee Yun-ho"), ("Port Ellis", "Port Elis"),
        ("Anna Müller", "Anna Muller"), ("Kim Min-ji’s", "Kim Min-jee"),
    ],
)  # fmt: skip
def test_a_name_spelled_two_ways_is_found(one, other):
    body = f"<p>It was {one} boat, said {other}.</p>"
    assert "name_twice" in found(body=body)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Min-ji", "Kim Min-ju"), ("Strait Line", "Strait Lines"), ("East Bank", "West Bank"),
        ("South Korea", "South Korean"), ("Harbor Council", "HARBOR COUNCIL"),
        ("The Strait Line", "Strait Line"), ("Park Ji-won", "Lee Ji-won"),
    ],
)  # fmt: skip
def test_two_names_are_not_taken_for_one(one, other):
    assert found(body=f"<p>It was {one} that day, said {other}.</p>") == {}


def test_a_byline_and_a_caption_spell_a_name_as_the_text_does():
    photo = make_unsaved_photo(caption="Kim Min-jee at the pier.")
    said = found(Known(photos={1: photo}), body="<p>Kim Min-ji rowed. Kim Min-ji won.</p>")
    assert said == {"name_twice": "One name, two spellings? “Kim Min-jee” and “Kim Min-ji”."}
    assert "name_twice" in found(Known(names=("Tobias Morrow",)), dek="Tobias Marrow sails.")


def make_unsaved_photo(**changes):
    from media.models import Photo

    whole = {"caption": "Pier.", "credit_line": "Yonhap", "alt_text": "A pier."}
    return Photo(pk=1, width=3, height=2, **whole | changes)


# -- with what the database knows --------------------------------------------------------


@pytest.mark.django_db
class TestLookedUp:
    """Checks of stories that are there."""

    @pytest.fixture(autouse=True)
    def _noon(self, at):
        at(NOON)

    def test_the_verbs_refuse_what_blocks_and_leave_the_story_where_it_is(self):
        article = make_article(bylines=[])
        with pytest.raises(NotComplete, match="neither a byline nor a source agency"):
            workflow.publish(article, by=None, seen=article.head_id)
        assert Article.objects.get().status == Status.DRAFT

    def test_an_agencys_copy_needs_no_byline(self):
        assert problems(make_article(bylines=[], source=make_agency())) == []

    def test_a_gallery_needs_no_byline_as_its_photos_are_credited(self):
        assert make_gallery(status=Status.PUBLISHED).bylines.count() == 0

    def test_a_photo_is_counted_and_says_all_that_it_lacks(self):
        photos = [make_photo(), make_photo(credit_line=""), make_photo(alt_text="", caption="")]
        assert problems(make_article(photos=photos)) == [
            "Photo 2 of 3 has no credit line.",
            "Photo 3 of 3 has no caption and no alternative text.",
        ]

    def test_a_finding_leads_to_its_photo(self):
        photo = make_photo(credit_line="")
        (place,) = {one.place for one in looked_up(make_article(photos=[photo])) if one.is_blocking}
        assert place == f"photo {photo.pk}"

    def test_a_chosen_slug_that_is_taken_on_its_day_blocks(self):
        make_article(status=Status.PUBLISHED, published_at=NOON, slug="ferry")
        twin = make_article(slug="ferry")
        assert problems(twin) == ["The slug “ferry” is taken on 31 July 2026: choose another."]
        later = make_article(slug="ferry", planned_for=NOON + 24 * HOUR)
        assert problems(later) == []

    def test_a_slug_made_of_the_headline_gives_way(self):
        for _twice in range(2):
            make_article(headline="Ferry", status=Status.PUBLISHED, published_at=NOON)
        assert set(Article.objects.values_list("slug", flat=True)) == {"ferry", "ferry-2"}

    def test_a_live_story_does_not_stand_in_its_own_way(self):
        article = make_article(status=Status.PUBLISHED, published_at=NOON, slug="ferry")
        assert problems(article) == []

    def test_links_to_nothing_to_a_withdrawn_and_to_a_later_piece_are_named(self):
        live, gone, later = (
            make_article(status=Status.PUBLISHED, published_at=NOON - HOUR),
            make_article(status=Status.WITHDRAWN, published_at=NOON - HOUR),
            make_article(status=Status.PUBLISHED, published_at=NOON + HOUR, at=NOON),
        )
        paths = [row.get_absolute_url() for row in (live, gone, later)]
        paths += ["/2020/01/01/none/", "/no/such/page/", "https://example.org/2020/01/01/x/"]
        links = "".join(f'<p><a href="{path}">Link {n}</a></p>' for n, path in enumerate(paths))
        said = [one.message for one in looked_up(make_article(body=f"<p>Text.</p>{links}"))
                if one.code == "broken_link"]  # fmt: skip
        assert said == [
            "The link “Link 1” leads to a withdrawn piece.",
            "The link “Link 2” leads to a piece that goes live later.",
            "The link “Link 3” leads to no page of ours.",
            "The link “Link 4” leads to no page of ours.",
        ]

    def test_a_link_by_an_old_address_is_as_good(self):
        live = make_article(status=Status.PUBLISHED, published_at=NOON - HOUR, slug="old")
        old = live.get_absolute_url()
        workflow.save(live, live.head.data | {"slug": "new"}, by=None, seen=live.head_id)
        live = Article.objects.get()
        workflow.update(live, by=None, seen=live.head_id)
        linking = make_article(body=f'<p><a href="{old}">There</a></p>')
        assert "broken_link" not in codes(linking)

    def test_a_story_begun_yesterday_that_says_today_is_advised(self, at):
        at(NOON - 24 * HOUR)
        article = make_article(body="<p>The pier is closed today.</p>", at=NOON - 24 * HOUR)
        assert "moving_day" not in codes(article)
        at(NOON)
        assert "moving_day" in codes(article)

    def test_looking_up_takes_the_same_queries_for_one_and_for_fifty(
        self, django_assert_max_num_queries
    ):
        article = make_article(
            photos=[make_photo() for _one in range(20)],
            bylines=[make_contributor() for _one in range(5)],
            tags=[make_tag()],
            slug="many",
            body="".join(f'<p><a href="/2020/01/{n:02}/x/">x</a></p>' for n in range(1, 29)),
        )
        form = EMPTY | article.head.data
        with django_assert_max_num_queries(6):
            check(form, known_of(article, form))

    def test_the_words_of_an_old_form_that_lacks_keys_are_checked_too(self):
        article = make_article()
        article.head.data = {"headline": "Old", "body": "<p>Old.</p>"}
        assert problems(article) == [
            "It has no section.", "It has neither a byline nor a source agency.",
        ]  # fmt: skip

    def test_the_form_of_the_builders_has_everything_that_readers_must_have(self):
        assert problems(make_article(**{})) == []
        assert story_form()["bylines"]
