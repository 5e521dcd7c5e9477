"""The desk's frame, and the admin of what both desks share.

The registrations are not imported from here: Django imports this package while it makes
the site (`newsroom.admin.site`), and what registers then would register with another.
"""
