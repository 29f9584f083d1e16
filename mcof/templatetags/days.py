"""Days in words."""

import datetime

from django import template

from mcof.accounts.terms import day_in_words

register = template.Library()


@register.filter
def in_words(day: datetime.date) -> str:
    return day_in_words(day)
