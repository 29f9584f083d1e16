"""Pages on their way to the browser: a table repeats itself over more than gzip looks back."""

import secrets
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # it ships no types
from django.http import HttpRequest, HttpResponseBase
from django.http.response import HttpResponse
from django.utils.cache import patch_vary_headers

QUALITY = 5
LEAST = 200
MOST_PADDING = 64


class BrotliMiddleware:
    """Compresses pages for browsers that take it; all else is left to Django's own middleware for gzip.

    A page holds secrets beside what somebody else may have chosen: as there, random bytes keep its length from telling
    what it repeats.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _fits(request, response):
            _compress(response)
        return response


def _fits(request: HttpRequest, response: HttpResponse) -> bool:
    taken = {it.partition(";")[0].strip() for it in request.headers.get("Accept-Encoding", "").split(",")}
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return "br" in taken and is_page and len(response.content) >= LEAST and "Content-Encoding" not in response.headers


def _compress(response: HttpResponse) -> None:
    padding = secrets.token_hex(secrets.randbelow(MOST_PADDING) + 1)
    page = response.content + f"<!-- {padding} -->".encode()
    response.content = brotli.compress(page, mode=brotli.MODE_TEXT, quality=QUALITY)
    response.headers["Content-Encoding"] = "br"
    response.headers["Content-Length"] = str(len(response.content))
    if response.headers.get("ETag", "").startswith('"'):
        response.headers["ETag"] = f"W/{response.headers['ETag']}"  # the same page, in other bytes
    patch_vary_headers(response, ["Accept-Encoding"])
