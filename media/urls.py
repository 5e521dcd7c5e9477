"""Addresses of photo files and galleries."""

from django.urls import path

from media import feeds, views
from newsroom.feeds import in_formats

app_name = "media"

urlpatterns = [
    path("photos/", views.galleries, name="galleries"),
    *in_formats("photos/", feeds.GalleryFeed, "galleries-feed"),
    path("photos/<day:edition_date>/<name:slug>/", views.gallery, name="gallery"),
    path("uploads/<path:name>", views.upload, name="upload"),
]
