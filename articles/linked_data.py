"""A story as machines read it: the union of what great papers tell, with every credit."""

from django.utils import timezone

from articles.body import excerpt
from articles.models import Byline
from media.linked_data import images
from newsroom.feeds import absolute
from newsroom.linked_data import breadcrumbs, named, publisher

LONGEST_HEADLINE = 110  # characters, as Google's guide has it
DESCRIPTION = 300
WROTE = (Byline.Role.WRITER, Byline.Role.REPORTING)


def story_nodes(story, uses, corrections, paper) -> list[dict]:
    """A story loaded by `for_page()`, its photos, the corrections that stand: no query."""
    address, section = story.get_absolute_url(), story.section
    topics = [tagging.tag for tagging in story.taggings.all()]
    node = {
        "@type": "NewsArticle",
        "@id": absolute(address),
        "url": absolute(address),
        "mainEntityOfPage": absolute(address),
        "headline": story.headline[:LONGEST_HEADLINE],
        "alternativeHeadline": story.short_headline,
        "description": story.dek or excerpt(story.body, DESCRIPTION),
        "inLanguage": story.language,
        "datePublished": _hour(story.published_at),
        "dateModified": _hour(story.updated_at or story.published_at),
        "author": _authors(story) or publisher(paper),
        "contributor": _contributors(story),
        "publisher": publisher(paper),
        "isAccessibleForFree": True,
        "articleSection": section.name,
        "keywords": [tag.name for tag in topics],
        "about": [named("Thing", tag.name, tag.get_absolute_url()) for tag in topics],
        "wordCount": story.words,
        "image": images(uses),
        "locationCreated": named("Place", story.dateline_place) if story.dateline_place else "",
        "correction": [
            {"@type": "CorrectionComment", "text": one.text, "datePublished": _hour(one.at)}
            for one in corrections
        ],
    }
    return [
        node,
        breadcrumbs((section.name, section.get_absolute_url()), (story.headline, address)),
    ]


def _authors(story) -> list[dict]:
    """Who wrote it; the agency in the place of names that it does not give."""
    names = _people(story, lambda role: role in WROTE)
    source = story.source
    if source and not names:
        names = [named("Organization", source.name, source.get_absolute_url())]
    return names


def _contributors(story) -> list[dict]:
    return _people(story, lambda role: role not in WROTE)


def _people(story, has_part) -> list[dict]:
    found = (one.contributor for one in story.bylines.all() if has_part(one.role))
    return [
        named(_kind(person), person.name, person.get_absolute_url())
        for person in dict.fromkeys(found)
    ]


def _kind(contributor) -> str:
    is_agency = contributor.kind == contributor.Kind.AGENCY
    return "Organization" if is_agency else "Person"


def _hour(hour) -> str:
    """With the offset of the paper's zone."""
    return timezone.localtime(hour).isoformat("T", "seconds")
