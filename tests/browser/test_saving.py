"""Saving without leaving the page: what is typed stays where it is, and so does the person."""

import pytest

from articles.models import Article
from newsroom.models import Draft
from tests.browser.saving import saved
from tests.builders import make_article, make_gallery, make_section, make_user
from tests.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "".join(f"<p>Paragraph {n} of a long story that fills the screen.</p>" for n in range(60))
PLACE = """() => {
  const at = getSelection()
  return [scrollY, at.anchorNode?.data, at.anchorOffset, at.focusNode?.data, at.focusOffset]
}"""


@pytest.fixture
def chief(transactional_db):
    """Whose every verb it is."""
    return make_user("publisher")


def form_of(page, piece):
    page.goto(address(piece))
    page.locator("form.story").wait_for()
    return page


def test_caret_selection_and_scroll_stay_and_typing_goes_on_and_can_be_undone(chief, open_page):
    article = make_article(body=LONG)
    page = form_of(open_page(chief), article)
    body = page.get_by_role("textbox", name="Body")
    body.click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(" First")
    page.keyboard.press("Shift+ArrowLeft")
    before = page.evaluate(PLACE)
    assert before[0] > 0
    with saved(page) as answers:
        page.keyboard.press("Control+s")
    assert answers[0]["saved"]
    assert page.evaluate(PLACE) == before
    page.keyboard.insert_text("x")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert "First" not in body.inner_text()
    article.refresh_from_db()
    assert "First" in article.body


def test_a_new_story_gets_its_address_and_a_second_save_is_its_second_version(chief, open_page):
    section = make_section(name="World")
    page = open_page(chief)
    page.goto(address(Article, "add"))
    page.get_by_label("Section", exact=True).select_option("World")
    headline = page.get_by_label("Headline", exact=True)
    headline.fill("One")
    with saved(page):
        headline.press("Control+s")
    article = Article.objects.get()
    assert page.url.endswith(address(article))
    assert page.title().startswith("One · ")
    headline.fill("Two")
    with saved(page):
        headline.press("Control+s")
    article.refresh_from_db()
    assert (article.headline, article.head.number, article.section) == ("Two", 2, section)
    page.reload()
    assert headline.input_value() == "Two"


def test_what_is_wrong_stands_at_its_field_with_a_way_to_it(chief, open_page):
    make_section(name="World")
    page = open_page(chief)
    page.goto(address(Article, "add"))
    page.get_by_label("Headline", exact=True).fill("Kept")
    slug = page.get_by_label("Slug", exact=True)
    slug.fill("!")
    with saved(page) as answers:
        page.keyboard.press("Control+s")
    assert not answers[0]["saved"]
    assert slug.get_attribute("aria-invalid") == "true"
    page.locator(".field", has=slug).get_by_text("A slug needs letters or digits.").wait_for()
    page.get_by_role("link", name="Slug", exact=True).click()
    assert slug.evaluate("one => one === document.activeElement")
    slug.fill("kept")
    with saved(page) as answers:
        page.keyboard.press("Control+s")
    assert answers[0]["saved"]
    assert page.get_by_text("A slug needs letters").count() == 0
    assert slug.get_attribute("aria-invalid") is None
    assert Article.objects.get().headline == "Kept"


def test_the_keyboard_stays_where_it_was_when_the_bar_changes(chief, open_page):
    page = form_of(open_page(chief), make_article(status="draft"))
    page.get_by_role("button", name="Save", exact=True).last.focus()
    with saved(page):
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Save"
    page.get_by_role("button", name="Publish", exact=True).focus()
    with saved(page):
        page.keyboard.press("Enter")
    page.locator(".messagelist").get_by_text("It is live.").wait_for()
    assert "live" in page.locator(".bar .state").inner_text()
    assert page.evaluate("!!document.activeElement.closest('.bar')")
    assert page.locator("[data-live]").inner_text() == "It is live."


def test_leaving_asks_only_while_something_is_unsaved(chief, open_page):
    article = make_article()
    page = form_of(open_page(chief), article)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Headline", exact=True).fill("Typed")
    with saved(page):
        page.keyboard.press("Control+s")
    page.goto(address(Article, "changelist"))
    assert asked == []
    form_of(page, article).get_by_label("Headline", exact=True).fill("Typed again")
    page.goto(address(Article, "changelist"))
    assert asked == ["beforeunload"]


def test_words_typed_for_a_verb_survive_a_save(chief, open_page):
    page = form_of(open_page(chief), make_article(status="ready"))
    page.get_by_text("More", exact=True).click()
    page.locator("summary", has_text="Spike…").click()
    page.get_by_label("A word for the log: why?").fill("Overtaken by events")
    with saved(page):
        page.keyboard.press("Control+s")
    assert page.locator("[name=_spike_words]").input_value() == "Overtaken by events"


def test_a_gallery_is_saved_in_place_too(chief, open_page):
    gallery = make_gallery(headline="Before")
    page = form_of(open_page(chief), gallery)
    page.get_by_label("Headline", exact=True).fill("After")
    with saved(page):
        page.keyboard.press("Control+s")
    gallery.refresh_from_db()
    assert gallery.headline == "After"


def test_what_is_typed_while_a_save_is_on_its_way_is_not_taken_for_saved(chief, open_page):
    article = make_article(headline="Before")
    page = form_of(open_page(chief), article)
    headline = page.get_by_label("Headline", exact=True)
    headline.fill("One")

    def type_more(route):
        headline.fill("One and two")
        route.continue_()

    page.route(f"**{address(article)}", type_more, times=1)
    with saved(page):
        headline.press("Control+s")
    page.locator("[data-saved]").get_by_text("Not saved since").wait_for()
    article.refresh_from_db()
    assert (article.headline, headline.input_value()) == ("One", "One and two")


def test_text_kept_while_a_save_was_on_its_way_is_taken_back_once_it_is_saved(chief, open_page):
    article = make_article(headline="Before")
    page = form_of(open_page(chief), article)
    headline = page.get_by_label("Headline", exact=True)
    held = []
    page.route(f"**{address(article)}", lambda route: held.append(route), times=1)
    with saved(page):
        with page.expect_response("**/autosave/**") as kept:
            headline.fill("One")
            headline.press("Control+s")
        assert kept.value.json()["kept"]
        with page.expect_response("**/autosave/**") as taken_back:
            held[0].continue_()
    assert taken_back.value.json()["kept"]
    assert not Draft.objects.waiting(chief).exists()


def test_whoever_tells_of_a_save_without_its_answer_breaks_nothing(chief, open_page):
    page = form_of(open_page(chief), make_article())
    page.evaluate("document.querySelector('form.story').dispatchEvent(new Event('desk:saved'))")
    page.get_by_label("Headline", exact=True).fill("Afterwards")
    with saved(page) as answers:
        page.keyboard.press("Control+s")
    assert answers[0]["saved"]
