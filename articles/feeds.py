from django.contrib.syndication.views import Feed


class PaperFeed(Feed):
    pass


class SectionFeed(Feed):
    pass


class TopicFeed(Feed):
    pass


class ContributorFeed(Feed):
    pass
