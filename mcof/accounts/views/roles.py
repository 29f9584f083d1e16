from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from mcof.accounts.roles import DEFINITIONS, PERMISSION_SENTENCES, RoleDefinition
from mcof.http import PersonRequest


@login_required
def roles(request: PersonRequest) -> HttpResponse:
    return render(request, "people/roles.html", {"rows": [_row(it) for it in DEFINITIONS.values()]})


def _row(definition: RoleDefinition) -> dict[str, object]:
    return {
        "role": definition.role.label,
        "sentence": definition.sentence,
        "held_at": sorted(str(kind.label) for kind in definition.held_at),
        "guarded": definition.guarded_at == definition.held_at != frozenset(),
        "guarded_at": sorted(str(kind.label) for kind in definition.guarded_at),
        "allows": [text for permission, text in PERMISSION_SENTENCES.items() if permission in definition.permissions],
    }
