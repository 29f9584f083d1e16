"""Every address of the site, by part."""

from django.contrib import admin
from django.urls import include, path

from mcof.gallery import gallery

urlpatterns = [
    path("", include("crosscutting.urls")),
    path("", include("mcof.accounts.urls")),
    path("", include("plans.urls")),
    path("gallery/", gallery, name="gallery"),
    path("api/v1/", include("plans.api.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]

handler500 = "mcof.outage.handle_error"
