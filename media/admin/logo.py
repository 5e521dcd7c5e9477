"""Hangs the maker of icons into the paper's settings, which know nothing of pictures."""

from media.logo import icons_of
from newsroom.admin.paper import PaperForm

PaperForm.icons_of = staticmethod(icons_of)
