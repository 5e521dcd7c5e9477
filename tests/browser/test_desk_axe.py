"""Every kind of page of the desk to axe: wide and on a phone, light and in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from articles.models import Article
from media.models import Photo
from newsroom.models import DeskAction, Notification, Paper
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
)
from tests.desk import address, at_the_desk, opened, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE, PHONE = {"width": 1280, "height": 844}, {"width": 390, "height": 844}
IN_THE_DARK = {"runOnly": ["color-contrast"]}  # all that a colour scheme changes
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Nothing is half way between two colours when axe looks.
STILL = "*, *::before, *::after { transition: none !important; animation: none !important }"


@pytest.fixture
def boss(transactional_db):
    return make_user("admin", first_name="Kim", is_superuser=True)


@pytest.fixture
def look(open_page, boss):
    """Opens an address and says what axe finds at both widths, in both schemes.

    The policy is off in this browser, as axe writes styles of its own; other tests watch it.
    """
    page = open_page(boss, viewport=WIDE, bypass_csp=True, reduced_motion="reduce")

    def everything(where=None):
        if where:
            page.goto(where)
        page.add_style_tag(content=STILL)
        found = []
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)
            if page.evaluate(OVER) > 0:
                found.append(f"{page.url} scrolls sideways at {size['width']}")
            for scheme, options in (("dark", IN_THE_DARK), ("light", {})):
                page.emulate_media(color_scheme=scheme)
                wrong = Axe().run(page, options=options).response["violations"]
                found += [
                    f"{page.url} {size['width']} {scheme}: {one['id']} {node['html'][:300]}"
                    for one in wrong
                    for node in one["nodes"]
                ]
        page.set_viewport_size(WIDE)
        page.complaints.clear()  # axe fetches the style sheets by addresses of its own
        return found

    everything.page = page
    return everything


@pytest.fixture
def story(boss):
    """A story with everything on it: photos, topics, notes of its past, a text ahead of readers."""
    photos = [make_photo(caption=f"Photo {n}", uploaded_by=boss) for n in range(3)]
    words = {"section": make_section(), "tags": [make_tag()], "bylines": [make_contributor()]}
    made = make_article(
        headline="Harbour reopens", kicker="Port", dek="After a week.", photos=photos, **words,
        status="published", published_at=NOON - HOUR,
    )  # fmt: skip
    client = at_the_desk(boss)
    send(client, opened(client, made), headline="Harbour reopens early", dek="After six days.")
    make_gallery(headline="The harbour", photos=photos, section=words["section"])
    make_article(headline="In review", status="review", section=words["section"])
    make_photo(caption="", credit_line="", alt_text="", uploaded_by=boss)
    action = DeskAction.objects.filter(target=made.uid).last()
    Notification.objects.create(person=boss, action=action)
    return made


def lists(story):
    """Every list, the home, and what is found."""
    names = [
        "index", "articles_article_changelist", "media_photo_changelist", "notifications",
        "media_gallery_changelist", "newsroom_section_changelist", "newsroom_tag_changelist",
        "newsroom_contributor_changelist", "newsroom_deskaction_changelist", "auth_user_changelist",
        "articles_front_changelist",
    ]  # fmt: skip
    yield from (reverse(f"admin:{name}") for name in names)
    yield f"{address(Article, 'changelist')}?q=nothing-like-it"
    yield f"{reverse('admin:find')}?q=harbour"


def forms(story):
    """Every form of a row, empty or not, and the account's own pages."""
    for row in (story.section, make_tag(), make_contributor(), Paper.objects.current()):
        yield reverse(f"admin:newsroom_{row._meta.model_name}_change", args=[row.pk])
    yield reverse("admin:newsroom_contributor_add")
    yield reverse("admin:articles_front_add")
    yield reverse("admin:auth_user_add")
    yield reverse("admin:auth_user_change", args=[story.owner_id])
    yield from (reverse(name) for name in ("account_change_password", "mfa_index"))
    yield reverse("usersessions_list")


def pieces(story):
    """A story and a gallery: their forms, what was before, two versions side by side."""
    gallery = make_gallery(headline="Another", photos=[make_photo() for _number in range(3)])
    for piece in (story, gallery):
        yield from (address(piece), address(piece, "history"))
    yield reverse("admin:articles_article_compare_revision", args=[story.pk])
    yield address(Article, "add")


def photo_pages(story):
    """The page of a photo, of a killed one, of one in use that somebody wants to delete."""
    used, killed = story.photos.first().photo, make_photo(killed_at=NOON, kill_reason="By notice.")
    for photo in (used, killed):
        yield reverse("admin:media_photo_change", args=[photo.pk])
    yield reverse("admin:media_photo_history", args=[used.pk])
    yield reverse("admin:media_photo_delete", args=[used.pk])
    yield reverse("admin:media_photo_add")


@pytest.mark.parametrize("kind", [lists, forms, pieces, photo_pages])
def test_axe_finds_nothing_on_any_kind_of_page(look, story, kind):
    found = [line for where in kind(story) for line in look(where)]
    assert found == [], "\n".join(found)


def test_axe_finds_nothing_where_many_photos_are_set_at_once(look, story):
    page = look.page
    page.goto(reverse("admin:media_photo_changelist"))
    for box in page.locator("input[name=_selected_action]").all()[:3]:
        box.check(force=True)
    with page.expect_navigation():
        page.get_by_role("button", name="Credit, rights, keywords…").click()
    assert page.locator("#id_credit_line").is_visible()
    assert Photo.objects.count() > 3
    found = look()
    assert found == [], "\n".join(found)


def test_axe_finds_nothing_where_two_texts_stand_side_by_side(look, story):
    page, client = look.page, at_the_desk(make_user("publisher", first_name="Lee"))
    page.goto(address(story))
    send(client, opened(client, story), headline="Lee's headline", dek="Lee's dek")
    page.fill("[name=headline]", "Mine")
    page.keyboard.press("Control+s")
    page.get_by_text("while you had it open").first.wait_for()
    found = look()
    assert found == [], "\n".join(found)
