"""Every address of the desk."""

from django.urls import path

urlpatterns: list = []
