"""Addresses of the paper; DESIGN's table of addresses is a contract."""

from django.urls import path

from articles import feeds
from articles.views import archive, front, listings, stories

app_name = "paper"

urlpatterns = [
    path("", front.front, name="front"),
    path("feed.rss", feeds.PaperFeed(), name="front-feed"),
    path("latest/", listings.latest, name="latest"),
    path("latest/feed.rss", feeds.PaperFeed(), name="latest-feed"),
    path("<day:edition_date>/<name:slug>/", stories.story, name="story"),
    path("<day:day>/", archive.day, name="day"),
    path("<month:month>/", archive.month, name="month"),
    path("topics/", listings.topics, name="topics"),
    path("topics/<name:tag>/", listings.topic, name="topic"),
    path("topics/<name:tag>/feed.rss", feeds.TopicFeed(), name="topic-feed"),
    path("by/<name:contributor>/", listings.contributor, name="contributor"),
    path("by/<name:contributor>/feed.rss", feeds.ContributorFeed(), name="contributor-feed"),
    path("<name:section>/", listings.section, name="section"),
    path("<name:section>/feed.rss", feeds.SectionFeed(), name="section-feed"),
]
