"""What browsers are sent: pages smaller than gzip makes them, everything else as Django sends it."""

import brotli  # type: ignore[import-untyped]  # it ships no types
import pytest
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.test import RequestFactory

from mcof.compression import BrotliMiddleware

PAGE = "<!DOCTYPE html><title>A page</title>" + "<p>The river rises.</p>" * 100


def answered(response: HttpResponse | StreamingHttpResponse, accepted: str = "gzip, deflate, br, zstd") -> HttpResponse:
    request: HttpRequest = RequestFactory().get("/", headers={"accept-encoding": accepted})
    return BrotliMiddleware(lambda _request: response)(request)  # type: ignore[return-value]  # or its headers alone


def test_page_comes_compressed_and_whole() -> None:
    answer = answered(HttpResponse(PAGE, headers={"ETag": '"42"'}))
    assert brotli.decompress(answer.content).decode().startswith(PAGE)
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["ETag"] == 'W/"42"'


def test_length_of_a_page_tells_nothing_of_what_it_repeats() -> None:
    assert len({len(answered(HttpResponse(PAGE)).content) for _time in range(20)}) > 5


@pytest.mark.parametrize(
    ("response", "accepted"),
    [
        (HttpResponse(PAGE), "gzip, deflate"),
        (HttpResponse(PAGE), ""),
        (HttpResponse("<p>Short</p>"), "br"),
        (JsonResponse({"told": PAGE}), "br"),
        (HttpResponse(PAGE, headers={"Content-Encoding": "gzip"}), "br"),
        (StreamingHttpResponse([PAGE.encode()], content_type="text/html"), "br"),
    ],
)
def test_all_else_is_left_to_others(response: HttpResponse | StreamingHttpResponse, accepted: str) -> None:
    before = dict(response.headers)
    assert dict(answered(response, accepted).headers) == before
