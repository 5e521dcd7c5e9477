"""Bad days: the server dies, the connection goes, the session ends, the tab is killed.

In each the words survive, and the save line says plainly how it stands.
"""

import re

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.sessions.models import Session
from django.urls import reverse

from articles.models import Article
from newsroom.models import Draft
from tests.browser.saving import saved
from tests.browser.servers import Server
from tests.builders import make_article, make_section, make_user
from tests.conftest import WAIT, session_cookie
from tests.desk import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAFE = re.compile(
    r"^Not saved since \d\d:\d\d: no connection\. Your text is safe here; trying again\.$"
)
KEPT = re.compile(r"^Not saved since \d\d:\d\d\. Your text is kept\.$")
IN_BROWSER = "Object.keys(localStorage).filter(key => key.startsWith('desk.text.')).length"


@pytest.fixture
def server(transactional_db, tmp_path):
    one = Server(tmp_path / "server.log")
    one.start()
    yield one
    one.kill()


@pytest.fixture
def window(browser, server):
    """Opens a browser of its own as `user`; what its console says is expected on such days."""
    contexts = []

    def open_one(user):
        context = browser.new_context(base_url=server.url)
        context.set_default_timeout(WAIT)
        context.add_cookies([session_cookie(user, server.url)])
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def kim(transactional_db):
    password = PBKDF2PasswordHasher().encode("long and quiet water", "salt", 1000)
    return make_user("copy", username="kim", password=password)


@pytest.fixture
def article(transactional_db):
    return make_article(headline="As saved", body="<p>Opening.</p>")


def at_form(page, piece):
    page.goto(address(piece) if isinstance(piece, Article) else address(piece, "add"))
    return with_editor(page)


def with_editor(page):
    """The page once the body's editor stands where its text area was."""
    page.locator(".tools button").first.wait_for()
    return page


def write(page, words):
    """Type at the end of the body."""
    page.get_by_role("textbox", name="Body").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def says(page, words):
    """Wait until the save line says so."""
    page.locator("[data-saved]", has_text=words).wait_for()


def kept_words():
    return " ".join(draft.posted().get("body", "") for draft in Draft.objects.all())


def restore(page):
    page.get_by_role("link", name="Restore it").first.click()
    page.get_by_text("This is your unsaved text.").wait_for()
    return with_editor(page).get_by_role("textbox", name="Body").inner_text()


def test_the_server_is_killed_mid_typing_and_comes_back(server, window, kim, article):
    page = at_form(window(kim), article)
    write(page, " Before the cut.")
    says(page, KEPT)
    server.kill()
    write(page, " During the cut.")
    says(page, SAFE)
    with saved(page):
        page.keyboard.press("Control+s")
        says(page, SAFE)
        server.start()
    article.refresh_from_db()
    assert article.body == "<p>Opening. Before the cut. During the cut.</p>"
    assert not Draft.objects.waiting(kim).exists()
    assert page.evaluate(IN_BROWSER) == 0


def test_what_was_typed_before_the_server_died_is_offered_by_the_next(server, window, kim):
    make_section(name="World")
    page = at_form(window(kim), Article)
    write(page, "Typed into a new story.")
    says(page, "Not saved yet. Your text is kept.")
    server.kill()
    page.close()
    server.start()
    page = at_form(window(kim), Article)
    assert "Typed into a new story." in restore(page)


def test_offline_the_words_stay_here_and_go_out_when_the_line_is_back(window, kim, article):
    page = at_form(window(kim), article)
    page.context.set_offline(True)
    write(page, " Written on a train.")
    says(page, SAFE)
    assert page.evaluate(IN_BROWSER) == 1
    page.context.set_offline(False)
    says(page, KEPT)
    assert "Written on a train." in kept_words()
    assert page.evaluate(IN_BROWSER) == 0


def test_a_tab_that_is_closed_offline_without_a_question_loses_nothing(window, kim, article):
    page = at_form(window(kim), article)
    context = page.context
    context.set_offline(True)
    write(page, " Last words.")
    says(page, SAFE)
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = at_form(context.new_page(), article)
    assert "Last words." in restore(page)


def test_an_ended_session_is_renewed_beside_the_form_and_the_save_sent_again(window, kim, article):
    page = at_form(window(kim), article)
    Session.objects.all().delete()
    write(page, " After midnight.")
    says(page, "you have been signed out.")
    page.keyboard.press("Control+s")
    says(page, "Your text is safe here")
    with saved(page) as answers:
        with page.expect_popup() as opened:
            page.get_by_role("link", name="Sign in here").click()
        login = opened.value
        login.get_by_label("Username").fill("kim")
        login.get_by_label("Password").fill("long and quiet water")
        login.get_by_role("button", name="Log in", exact=True).click()
    assert answers[0]["saved"]
    article.refresh_from_db()
    assert article.body == "<p>Opening. After midnight.</p>"


def test_nobody_asks_for_the_form_until_somebody_signs_in_again(server, window, kim, article):
    page = window(kim)
    page.clock.install()
    at_form(page, article)
    Session.objects.all().delete()
    write(page, " Before the break.")
    says(page, "you have been signed out. Your text is safe here")
    assert page.locator("[data-saved]").inner_text().startswith("Not saved since ")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    write(page, " During it.")
    page.clock.run_for(60_000)
    says(page, "you have been signed out. Your text is safe here")
    assert asked == []
    page.context.add_cookies([session_cookie(kim, server.url)])
    with page.expect_response("**/here/") as beat:
        page.context.new_page().goto(reverse("admin:index"))
    assert beat.value.ok
    says(page, KEPT)
    assert "Before the break. During it." in kept_words()


def test_a_changed_token_is_fetched_anew_without_a_word(window, kim, article):
    page = at_form(window(kim), article)
    page.context.clear_cookies(name="desk_csrf")
    write(page, " Token gone.")
    with saved(page) as answers:
        page.keyboard.press("Control+s")
    assert answers[0]["saved"]


def test_another_person_who_signs_in_here_gets_neither_the_save_nor_the_text(
    server, window, kim, article
):
    page = at_form(window(kim), article)
    park = make_user("publisher", username="park")
    page.context.add_cookies([session_cookie(park, server.url)])
    write(page, " Words of her own.")
    says(page, "park is signed in here now.")
    page.keyboard.press("Control+s")
    says(page, "park is signed in here now.")
    article.refresh_from_db()
    assert article.head.number == 1
    assert not Draft.objects.exists()
    other = at_form(page.context.new_page(), article)
    assert other.get_by_text("You have unsaved text").count() == 0
    page.context.add_cookies([session_cookie(kim, server.url)])
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.locator("[data-saved]", has_text=re.compile("^Saved")).wait_for()
    article.refresh_from_db()
    assert article.head.by == kim
    assert "Words of her own." in article.body


def test_at_log_out_nothing_stays_in_the_browser(window, kim, article):
    page = at_form(window(kim), article)
    page.context.set_offline(True)
    write(page, " On the way out.")
    says(page, SAFE)
    page.context.set_offline(False)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#user-tools summary", has_text="kim").click()
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/")
    assert page.evaluate(IN_BROWSER) == 0
    assert "On the way out." in kept_words()


def test_text_that_waits_too_long_in_the_browser_goes(window, kim, article):
    page = at_form(window(kim), article)
    page.evaluate("localStorage.setItem('desk.text.1.a.b', JSON.stringify({at: Date.now() - 4e8}))")
    at_form(page, article)
    page.wait_for_function(f"{IN_BROWSER} === 0")


def test_an_open_composition_is_left_alone_while_its_words_are_kept(window, kim, article):
    page = at_form(window(kim), article)
    write(page, " ")
    hands = page.context.new_cdp_session(page)
    for letters in ("ㅎ", "하", "한"):
        hands.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": 1, "selectionEnd": 1},
        )
    page.evaluate(
        "() => { window.ended = 0; document.addEventListener('compositionend', () => ended++) }"
    )
    says(page, KEPT)
    assert "한" in kept_words()
    with saved(page):
        page.get_by_role("button", name="Save", exact=True).last.evaluate("one => one.click()")
    assert page.evaluate("ended") == 0
    hands.send("Input.imeSetComposition", {"text": "한그", "selectionStart": 2, "selectionEnd": 2})
    hands.send("Input.insertText", {"text": "한글"})
    assert page.get_by_role("textbox", name="Body").inner_text().strip() == "Opening. 한글"


def test_half_of_a_letter_and_a_nul_reach_the_desk(window, kim, article):
    page = at_form(window(kim), article)
    page.evaluate(
        r"""() => {
          const dek = document.querySelector("[name=dek]")
          dek.value = "half \ud83d and \u0000 none"
          dek.dispatchEvent(new Event("input", { bubbles: true }))
        }"""
    )
    says(page, KEPT)
    assert b"dek=half%20%ED%A0%BD%20and%20%00%20none" in bytes(Draft.objects.get().payload)
