"""Reference data: lists with codes, names in three languages and a source, loaded from files and never deleted."""

from mcof.reference.files import Problem, Rejected, join, join_folder, read_json
from mcof.reference.items import SUPPORTED, Localized, ReferenceItem, ReferenceQuerySet
from mcof.reference.loading import Change, load

__all__ = [
    "SUPPORTED",
    "Change",
    "Localized",
    "Problem",
    "ReferenceItem",
    "ReferenceQuerySet",
    "Rejected",
    "join",
    "join_folder",
    "load",
    "read_json",
]
