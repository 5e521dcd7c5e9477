"""Stories as the desk looks for them: what they lack."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q

from newsroom.publishing import ON_THE_WAY

LATELY = timedelta(hours=24)


class DeskReads:
    """What a story lacks, for its QuerySet; `articles.preflight` says the same of one form."""

    def live_since(self, hour):
        """Of published ones, those that went live at that hour or later."""
        return self.filter(published_at__gte=hour)

    def without_lead_photo(self):
        """No photo stands above the text."""
        return self.filter(~Exists(self._strip()))

    def lacking(self):
        """What blocks, as far as rows tell: words, a name, a possible hour, whole photos."""
        return self.filter(self._lacks())

    def with_warnings(self, at):
        """On the way to readers, or live since a day: lacking something, or without a photo."""
        near = Q(status__in=ON_THE_WAY) | Q(published_at__gt=at - LATELY)
        return self.filter(near, withdrawn_at=None).filter(self._lacks() | ~Exists(self._strip()))

    def _lacks(self) -> Q:
        photos = self._rows("photos").filter(article=OuterRef("pk"))
        unsigned = Q(source=None) & ~Exists(self._rows("bylines").filter(piece=OuterRef("pk")))
        early = Q(planned_for__lt=F("embargo_until"))
        return Q(headline="") | Q(words=0) | unsigned | early | Exists(photos.lacking())
