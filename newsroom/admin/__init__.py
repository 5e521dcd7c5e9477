"""The desk's frame, and the admin of what both desks share."""
