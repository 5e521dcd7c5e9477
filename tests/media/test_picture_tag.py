"""The picture tag: an <img> that is complete without a script, or nothing."""

import pytest
from django.template import engines

from media.tasks import bring_up_to_date
from tests.builders import make_photo, take_photo

pytestmark = pytest.mark.django_db


def rendered(tag, **context):
    template = engines["django"].from_string("{% load photos %}{% " + tag + " %}")
    return " ".join(template.render(context).split())


def test_a_picture_has_every_size_and_its_own():
    photo = take_photo((700, 500), alt_text="A boat & a pier.")
    html = rendered("picture photo sizes='(min-width: 60em) 820px, 100vw'", photo=photo)
    stem = photo.current.stem
    assert f'src="/uploads/{stem}/full-700.jpg"' in html
    assert f"/uploads/{stem}/full-320.jpg 320w, /uploads/{stem}/full-640.jpg 640w" in html
    assert 'sizes="(min-width: 60em) 820px, 100vw"' in html
    assert 'width="700" height="500"' in html
    assert 'alt="A boat &amp; a pier."' in html


def test_only_the_leading_picture_is_fetched_at_once():
    photo = take_photo()
    later = rendered("picture photo", photo=photo)
    lead = rendered("picture photo priority=True css='bleed'", photo=photo)
    assert 'loading="lazy" decoding="async"' in later
    assert "fetchpriority" not in later
    assert 'fetchpriority="high"' in lead
    assert "lazy" not in lead
    assert 'class="bleed"' in lead


def test_the_alternative_is_the_photos_or_the_one_given_or_none():
    photo = take_photo(alt_text="", caption_describes=True, caption="A pier.")
    assert 'alt=""' in rendered("picture photo", photo=photo)
    assert 'alt="A pier."' in rendered("picture photo captioned=False", photo=photo)
    assert 'alt=""' in rendered("picture photo alt=''", photo=take_photo())


def test_without_renditions_there_is_nothing():
    assert rendered("picture photo", photo=make_photo()) == ""
    assert rendered("picture photo", photo=None) == ""


def test_avif_stands_before_the_jpeg_once_there_is_any(django_assert_num_queries):
    photo = take_photo((700, 500))
    assert "<picture>" not in rendered("picture photo", photo=photo)
    bring_up_to_date(photo)
    with django_assert_num_queries(0):
        html = rendered("picture photo sizes='50vw' css='cut'", photo=photo)
    stem = photo.current.stem
    assert html.startswith('<picture><source type="image/avif" srcset="')
    assert f"/uploads/{stem}/full-320.avif 320w, /uploads/{stem}/full-640.avif 640w" in html
    assert html.count('sizes="50vw"') == 2
    assert f'<img class="cut" src="/uploads/{stem}/full-700.jpg"' in html
    assert html.endswith("</picture>")


def test_a_card_takes_the_crop_and_the_full_frame_until_it_is_made():
    photo = take_photo((700, 700))
    assert 'width="700" height="700"' in rendered("picture photo ratio='3x2'", photo=photo)
    bring_up_to_date(photo)
    html = rendered("picture photo ratio='3x2'", photo=photo)
    assert 'width="700" height="467"' in html
    assert f"/uploads/{photo.current.stem}/3x2-320.avif 320w" in html
    assert f'src="/uploads/{photo.current.stem}/3x2-700.jpg"' in html
