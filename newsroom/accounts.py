"""Accounts of the desk: made by an admin, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter


class DeskAdapter(DefaultAccountAdapter):
    """allauth, closed to strangers."""

    def is_open_for_signup(self, request):
        return False
