"""Two people on one story: each sees the other, and when both save no word is lost."""

import pytest

from articles.models import Article
from tests.browser.saving import saved
from tests.builders import make_article, make_section, make_user
from tests.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEAT = "document.dispatchEvent(new Event('visibilitychange'))"  # as when one comes back to a tab


@pytest.fixture
def two(transactional_db, open_page):
    """A story that both have open: (story, Kim's page, Park's page)."""
    make_section(name="World", slug="world")
    article = make_article(headline="As it was", body="<p>One.</p><p>Two.</p><p>Three.</p>")
    pages = [open_page(make_user("publisher", first_name=name)) for name in ("Kim", "Park")]
    for page in pages:
        with page.expect_response("**/here/"):
            page.goto(address(article))
        page.get_by_role("textbox", name="Body").wait_for()
    return (article, *pages)


def headline(page):
    return page.get_by_label("Headline", exact=True)


def test_each_sees_the_other_and_where_and_what_they_saved(two):
    _article, kim, park = two
    headline(park).click()
    kim.get_by_text("Park is here too").or_(kim.get_by_text("Park is in the headline")).wait_for()
    kim.get_by_text("Park is in the headline").wait_for()  # with the next heartbeats
    assert kim.locator(".headline-line .here-mark").inner_text() == "Park"
    headline(park).fill("Park's headline")
    with saved(park):
        park.keyboard.press("Control+s")
    kim.evaluate(BEAT)
    kim.get_by_text("Park saved r2").wait_for()
    park.goto("/admin/")
    kim.evaluate(BEAT)
    kim.get_by_text("Park is in the headline").wait_for(state="detached")


def test_both_save_and_the_second_merges_by_field_with_every_word_kept(two):
    article, kim, park = two
    headline(park).fill("Park's headline")
    park.get_by_label("Kicker", exact=True).fill("Park's kicker")
    with saved(park):
        park.keyboard.press("Control+s")
    headline(kim).fill("Kim's headline")
    kim.get_by_label("Dek, the standfirst").or_(kim.get_by_label("Dek (standfirst)")).fill("Kim's")
    with saved(kim) as answers:
        kim.keyboard.press("Control+s")
    assert not answers[0]["saved"]
    # Kept already: closing the window here would lose nothing.
    assert article.revisions.get(verb="aside").data["headline"] == "Kim's headline"
    kim.get_by_role("group", name="Headline both changed it").get_by_role("radio").first.check()
    with kim.expect_navigation():
        kim.get_by_role("button", name="Save this merge").click()
    article.refresh_from_db()
    assert (article.headline, article.kicker, article.dek) == (
        "Kim's headline", "Park's kicker", "Kim's",
    )  # fmt: skip
    assert headline(kim).input_value() == "Kim's headline"
    assert kim.get_by_label("Kicker", exact=True).input_value() == "Park's kicker"
    kim.goto(address(article, "history"))
    told = kim.locator("main").inner_text()
    assert "Kim’s text, not taken" in told
    kept = [row.data["headline"] for row in article.revisions.order_by("number")]
    assert kept == ["As it was", "Park's headline", "Kim's headline", "Kim's headline"]


def test_without_scripts_the_same_choice_is_made_on_a_page(two, open_page):
    article, _kim, park = two
    plain = open_page(make_user("copy", first_name="Lee"), java_script_enabled=False)
    plain.goto(address(article))
    headline(park).fill("Park's headline")
    with saved(park):
        park.keyboard.press("Control+s")
    plain.get_by_label("Headline", exact=True).fill("Lee's headline")
    plain.get_by_role("button", name="Save", exact=True).last.click()
    plain.get_by_text("Choose what goes on from here").wait_for()
    plain.get_by_role("button", name="Take all of mine").click()
    plain.wait_for_url("**/change/")
    assert Article.objects.get(pk=article.pk).headline == "Lee's headline"


def test_one_keeps_the_other_out_and_lets_them_in_again(two):
    article, kim, park = two
    kim.get_by_label("More that you can do").click()
    with saved(kim):
        kim.get_by_role("button", name="Keep others out while I write").click()
    park.evaluate(BEAT)
    park.get_by_text("Kim keeps others out since").wait_for()
    headline(park).fill("Park's headline")
    with saved(park) as answers:
        park.keyboard.press("Control+s")
    assert not answers[0]["saved"]
    park.get_by_text("Your text is kept as r2").wait_for()
    assert headline(park).input_value() == "Park's headline"
    with saved(kim):
        kim.get_by_role("button", name="Let them in").click()
    with saved(park) as answers:
        park.keyboard.press("Control+s")
    assert answers[0]["saved"]
    article.refresh_from_db()
    assert article.headline == "Park's headline"


def test_a_heartbeat_goes_on_with_the_token_of_a_later_log_in(open_page):
    page = open_page(make_user("copy"))
    page.goto(address(make_article()))
    page.get_by_role("textbox", name="Body").wait_for()
    form = "document.querySelector('form.story')"
    page.evaluate(f"{form}.elements.csrfmiddlewaretoken.value = 'x'.repeat(64)")
    with page.expect_response("**/signed-in/**"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    with page.expect_response("**/here/") as beat:
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert beat.value.status == 200
    assert all("403" in complaint for complaint in page.complaints)
    page.complaints.clear()
