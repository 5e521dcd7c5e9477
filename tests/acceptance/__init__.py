"""What the readers' pages, feeds and sitemaps must hold before judges that are not ours.

Other people's programs read what the paper gives out: axe, the HTML checker of the W3C, feed
readers, text browsers, Firefox's reader view, and the schemas of those who wrote the formats.
"""
