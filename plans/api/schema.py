"""What the OpenAPI document says of every operation: that it may answer with a problem, and what that looks like."""

from typing import Any

_TEXT = {"type": "string"}
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457; `errors` maps fields, or places in a section such as `risks.0.impact`, to messages.",
    "properties": {
        "type": _TEXT,
        "status": {"type": "integer"},
        "title": _TEXT,
        "detail": _TEXT,
        "errors": {"type": "object", "additionalProperties": {"type": "array", "items": _TEXT}},
    },
    "required": ["type", "status", "title"],
    "additionalProperties": True,
}
_ANSWER = {
    "description": "What is wrong, where, and what to do.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def with_problems(result: dict[str, Any], **_asked: Any) -> dict[str, Any]:
    """A hook of drf-spectacular: add the problem to each operation."""
    result["components"]["schemas"]["Problem"] = _PROBLEM
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = _ANSWER
    return result
