from django.contrib.syndication.views import Feed


class GalleryFeed(Feed):
    pass
