"""Addresses of photo files and galleries."""

from django.urls import path

from media import feeds, views

app_name = "media"

urlpatterns = [
    path("photos/", views.galleries, name="galleries"),
    path("photos/feed.rss", feeds.GalleryFeed(), name="galleries-feed"),
    path("photos/<day:edition_date>/<name:slug>/", views.gallery, name="gallery"),
    path("uploads/<path:name>", views.upload, name="upload"),
]
