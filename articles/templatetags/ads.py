"""What fills an ad slot."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def house_ad(context, number):
    """The house ad in the slot of this number on this page, or None."""
    chosen = context.get("house_ads")
    return chosen.of(number) if chosen else None
