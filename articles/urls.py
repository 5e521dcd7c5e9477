"""Addresses of the paper; DESIGN's table of addresses is a contract."""

from django.urls import path

from articles import feeds, sitemaps
from articles.views import (
    ads,
    archive,
    corrections,
    following,
    front,
    listings,
    machines,
    previews,
    search,
    stories,
)
from newsroom.feeds import in_formats

app_name = "paper"

urlpatterns = [
    path("", front.front, name="front"),
    *in_formats("", feeds.PaperFeed, "front-feed"),
    path("preview/<str:token>/", previews.preview, name="preview"),
    path("preview/<str:token>/uploads/<path:name>", previews.photo, name="preview-photo"),
    path("latest/", listings.latest, name="latest"),
    *in_formats("latest/", feeds.PaperFeed, "latest-feed"),
    path("<day:edition_date>/<name:slug>/", stories.story, name="story"),
    path("<day:day>/", archive.day, name="day"),
    path("<month:month>/", archive.month, name="month"),
    path("topics/", listings.topics, name="topics"),
    path("topics/<name:tag>/", listings.topic, name="topic"),
    *in_formats("topics/<name:tag>/", feeds.TopicFeed, "topic-feed"),
    path("by/<name:contributor>/", listings.contributor, name="contributor"),
    *in_formats("by/<name:contributor>/", feeds.ContributorFeed, "contributor-feed"),
    path("corrections/", corrections.corrections, name="corrections"),
    *in_formats("corrections/", feeds.CorrectionFeed, "corrections-feed"),
    path("feeds/", following.feeds, name="feeds"),
    path("feeds.opml", following.opml, name="opml"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<iso_month:month>.xml", sitemaps.month, name="sitemap-month"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    path("robots.txt", machines.robots, name="robots"),
    path("ads.txt", machines.ads_txt, name="ads-txt"),
    path("ads/<str:kind>/", ads.frame, name="ad-frame"),
    path("house/<str:name>.jpg", ads.house_image, name="house-ad"),
    path(".well-known/security.txt", machines.security_txt, name="security-txt"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    path("search/", search.search, name="search"),
    *in_formats("search/", feeds.SearchFeed, "search-feed"),
    path("<name:section>/", listings.section, name="section"),
    *in_formats("<name:section>/", feeds.SectionFeed, "section-feed"),
]
