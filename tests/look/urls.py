"""The look by itself: its pages without the people and plans of the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from mcof.gallery import samples


def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery.html", samples())


def landing(request: HttpRequest) -> HttpResponse:
    return render(request, "landing.html")


urlpatterns = [path("gallery/", gallery, name="gallery"), path("", landing, name="landing")]
