"""Stories: the row is what readers see, the revisions are what was written."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.prose import BodyField
from articles.querysets import ArticleQuerySet
from newsroom.models import Contributor, Section
from newsroom.publishing import Publishable


class Article(Publishable):
    """A story, as a wire story runs: headline, photos, dateline, body."""

    class Priority(models.IntegerChoices):
        """As wires rank their copy."""

        FLASH = 1, _("1 flash")
        BULLETIN = 2, _("2 bulletin")
        URGENT = 3, _("3 urgent")
        REGULAR = 4, _("4 regular")
        DEFERRED = 5, _("5 deferred")
        FILLER = 6, _("6 filler")

    headline = models.CharField(_("headline"), max_length=200, blank=True)
    short_headline = models.CharField(
        _("short headline"), max_length=100, blank=True, help_text=_("For lists and cards.")
    )
    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("Empty: the section's name.")
    )
    dek = models.TextField(_("dek (standfirst)"), blank=True)
    slugline = models.CharField(
        _("slugline"),
        max_length=60,
        blank=True,
        db_index=True,
        help_text=_("The desk's own name for it: KOREA-SELFIE."),
    )
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="articles", verbose_name=_("section")
    )
    dateline_place = models.CharField(_("place"), max_length=80, blank=True)
    dateline_date = models.DateField(
        _("date in the dateline"), null=True, blank=True, help_text=_("Empty: the edition's day.")
    )
    source = models.ForeignKey(
        Contributor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sourced_articles",
        verbose_name=_("source agency"),
        limit_choices_to={"kind": Contributor.Kind.AGENCY},
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, default=Priority.REGULAR
    )
    body = BodyField(_("body"), blank=True)
    sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Grief or violence: no recommendations, no appeals beside it."),
    )
    hide_ads = models.BooleanField(_("no ads"), default=False)
    byline_note = models.CharField(
        _("byline note"),
        max_length=200,
        blank=True,
        help_text=_("Stands after the names: “with reporting in Seoul”."),
    )
    words = models.PositiveIntegerField(_("words"), default=0, editable=False)
    search_key = models.BigIntegerField(unique=True, null=True, editable=False)
    head = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    live = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, editable=False, related_name="+"
    )
    tags = TaggableManager(through="articles.Tagging", blank=True, verbose_name=_("topics"))

    objects = ArticleQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(published_at=None) | (~Q(headline="") & ~Q(body="")),
                name="article_public_has_headline_and_body",
                violation_error_message=_("A published story keeps its headline and body."),
            ),
            models.CheckConstraint(
                condition=Q(priority__range=(1, 6)), name="article_priority_is_known"
            ),
        ]
        indexes = [
            *Publishable.Meta.indexes,
            models.Index(fields=["source", "-published_at", "-id"], name="article_by_source"),
        ]

    def __str__(self):
        return self.headline or self.slugline or str(_("Untitled story"))

    @staticmethod
    def address_on(edition_date, slug) -> str:
        """The address of a story of that day."""
        return reverse("paper:story", kwargs={"edition_date": edition_date, "slug": slug})

    @property
    def card_headline(self) -> str:
        """The headline where room is short."""
        return self.short_headline or self.headline

    @property
    def kicker_words(self) -> str:
        """The kicker, or the section's name in its place."""
        return self.kicker or self.section.name
