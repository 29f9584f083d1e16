from django.urls import path

from crosscutting import views

urlpatterns = [
    path("framework/", views.framework, name="framework"),
    path("framework/places/", views.places, name="places"),
    path("framework/sectors/<str:code>/", views.sector, name="sector"),
]
