"""Photos dropped on the desk: each with its own bar, and patient with a bad connection."""

from base64 import b64encode

import pytest

from articles.models import Article
from media.models import Gallery, Photo
from tests.browser.saving import saved
from tests.builders import make_article, make_gallery, make_user, take_photo
from tests.desk import address
from tests.media.pictures import as_upload, picture_bytes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

INTAKE = "**/photo/intake/"
DROP = """([zone, files]) => {
  const carried = new DataTransfer()
  for (const [name, packed] of files) {
    const bytes = Uint8Array.from(atob(packed), sign => sign.charCodeAt(0))
    carried.items.add(new File([bytes], name))
  }
  const how = { dataTransfer: carried, bubbles: true, cancelable: true }
  for (const type of ["dragover", "drop"])
    document.querySelector(zone).dispatchEvent(new DragEvent(type, how))
}"""


def drop(page, zone, **files):
    """Drop files, by name without `.jpg`, on an element of the page."""
    packed = [[f"{name}.jpg", b64encode(raw).decode()] for name, raw in files.items()]
    page.evaluate(DROP, [zone, packed])


@pytest.fixture
def editor(transactional_db):
    return make_user("publisher")


def row(page, name):
    return page.locator(".uploads li").filter(has_text=name)


def test_files_dropped_on_the_library_are_told_of_one_by_one(editor, open_page):
    page = open_page(editor)
    known = picture_bytes()
    take_photo(file=as_upload(known), caption="The pier.")
    page.goto(address(Photo, "changelist"))
    drop(
        page,
        "#content",
        first=picture_bytes(),
        notes=b"no picture",
        again=known,
        last=picture_bytes(),
    )
    page.get_by_text("3 of 4 in").wait_for()
    page.locator(".uploads:not([data-at-work])").wait_for()
    assert "This is a text file" in row(page, "notes.jpg").inner_text()
    assert row(page, "again.jpg").get_by_role("link", name="Use that one").is_visible()
    assert row(page, "last.jpg").get_by_role("link", name="Open").is_visible()
    row(page, "notes.jpg").get_by_role("button", name="Clear").click()
    assert page.locator(".uploads li").count() == 3
    assert Photo.objects.count() == 3


def test_photos_are_chosen_with_the_button_of_the_library(editor, open_page, tmp_path):
    page = open_page(editor)
    page.goto(address(Photo, "changelist"))
    file = tmp_path / "pier.jpg"
    file.write_bytes(picture_bytes())
    with page.expect_file_chooser() as chooser:
        page.get_by_role("link", name="Add photos").click()
    chooser.value.set_files([file])
    page.get_by_text("1 of 1 in").wait_for()


def test_a_lost_connection_is_waited_out_and_the_file_goes_on_from_there(editor, open_page):
    page = open_page(editor)
    page.goto(address(Photo, "changelist"))
    sent = []

    def on_a_train(route):
        sent.append(len(route.request.post_data_buffer))
        if len(sent) in (2, 3):
            return route.abort()
        return route.continue_()

    page.route(INTAKE, on_a_train)
    content = picture_bytes((1500, 1500), kind="PNG", compress_level=0)
    assert 6 << 20 < len(content) < 7 << 20
    drop(page, "#content", train=content)
    row(page, "train.jpg").get_by_text("Connection lost at").wait_for()
    row(page, "train.jpg").get_by_role("button", name="Now").click()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.get_by_text("1 of 1 in").wait_for()
    assert Photo.objects.get().original.read() == content
    assert len(sent) == 7 + 2  # seven chunks, of which two went twice
    page.complaints.clear()


def test_a_busy_server_is_asked_again(editor, open_page):
    page = open_page(editor)
    page.goto(address(Photo, "changelist"))
    answers = [503, 429]
    page.route(
        INTAKE,
        lambda route: route.fulfill(status=answers.pop()) if answers else route.continue_(),
    )
    drop(page, "#content", pier=picture_bytes())
    page.get_by_text("1 of 1 in").wait_for()
    assert answers == []
    page.complaints.clear()


def test_a_file_waits_for_the_store_and_says_so(editor, open_page):
    page = open_page(editor)
    page.goto(address(Photo, "changelist"))
    answers = ['{"state": "waits"}']

    def away_at_first(route):
        if not answers:
            return route.continue_()
        return route.fulfill(status=503, body=answers.pop(), content_type="application/json")

    page.route(INTAKE, away_at_first)
    drop(page, "#content", pier=picture_bytes())
    row(page, "pier.jpg").get_by_text("the store of photos does not answer").wait_for()
    page.get_by_text("1 of 1 in").wait_for()
    page.complaints.clear()


def test_a_file_is_stopped_and_the_rest_goes_on(editor, open_page):
    page = open_page(editor)
    page.goto(address(Photo, "changelist"))
    stuck = []
    page.route(INTAKE, lambda route: stuck.append(route) if not stuck else route.continue_())
    drop(page, "#content", slow=picture_bytes(), quick=picture_bytes())
    row(page, "quick.jpg").get_by_role("link", name="Open").wait_for()
    row(page, "slow.jpg").get_by_role("button", name="Stop").click()
    page.get_by_text("1 of 1 in").wait_for()
    assert page.locator(".uploads li").count() == 1


@pytest.mark.parametrize("make", [make_article, make_gallery])
def test_photos_stand_in_a_form_in_the_order_in_which_they_were_chosen(editor, open_page, make):
    piece = make(photos=[])
    page = open_page(editor)
    page.goto(address(piece))
    first_held = []

    def slow_first(route):
        if not first_held:
            first_held.append(route)
            return
        route.continue_()
        if len(first_held) == 1:
            first_held.append(None)

    page.route(INTAKE, slow_first)
    drop(page, "[data-photos]", one=picture_bytes((300, 200)), two=picture_bytes((200, 300)))
    shots = page.locator("[data-photos] > ol > li")
    shots.first.wait_for()
    first_held[0].continue_()
    shots.nth(1).wait_for()
    widths = shots.locator("img").evaluate_all("all => all.map(one => one.naturalWidth || 0)")
    page.wait_for_function("document.querySelectorAll('.uploads li').length === 0")
    with saved(page):
        page.keyboard.press("Control+s")
    piece.refresh_from_db()
    order = [Photo.objects.get(pk=use["photo"]).width for use in piece.head.data["photos"]]
    assert order == [300, 200], widths


def test_the_gallery_form_of_a_new_gallery_takes_photos(editor, open_page):
    page = open_page(editor)
    page.goto(address(Gallery, "add"))
    drop(page, "[data-photos]", pier=picture_bytes())
    page.locator("[data-photos] > ol > li").wait_for()


def test_a_photo_dropped_beside_its_place_on_the_text_stands_in_the_story(editor, open_page):
    page = open_page(editor)
    page.goto(address(Article, "add"))
    page.get_by_role("textbox", name="Body").wait_for()
    drop(page, ".ProseMirror", pier=picture_bytes())
    page.locator("[data-photos] > ol > li").wait_for()
    assert page.get_by_role("textbox", name="Body").inner_text().strip() == ""


def test_without_javascript_the_plain_form_takes_several(editor, open_page, tmp_path):
    page = open_page(editor, java_script_enabled=False)
    page.goto(address(Photo, "changelist"))
    page.get_by_role("link", name="Add photos").click()
    files = [tmp_path / "one.jpg", tmp_path / "two.jpg"]
    for file in files:
        file.write_bytes(picture_bytes())
    page.get_by_label("Photos").set_input_files(files)
    page.get_by_role("button", name="Take them in").click()
    page.get_by_text("2 photos are in.").wait_for()


def test_a_photo_comes_in_with_the_token_of_a_later_log_in(editor, open_page):
    page = open_page(editor)
    page.goto(address(Photo, "changelist"))
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    drop(page, "#content", pier=picture_bytes())
    page.get_by_text("1 of 1 in").wait_for()
    assert Photo.objects.count() == 1
    assert all("403" in complaint for complaint in page.complaints)
    page.complaints.clear()
