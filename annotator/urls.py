"""Every address of the desk."""

from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, re_path

from annotator.api.endpoint import UnknownAddress
from annotator.views import (
    accounts,
    bringing_in,
    codebook,
    corrections,
    documents,
    highlights,
    home,
    me,
    people,
    queue,
    reader,
    sources,
)

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # the desk has one door

urlpatterns = [
    path("", home.home, name="home"),
    path("queue/", queue.queue, name="queue"),
    path("read/<uuid:id>/", reader.read, name="read"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<uuid:id>/", sources.source, name="source"),
    path("sources/<uuid:id>/facts/", sources.facts, name="source_facts"),
    path("documents/", documents.documents, name="documents"),
    path("documents/add/", bringing_in.add_documents, name="add_documents"),
    path("documents/<uuid:id>/", reader.document, name="document"),
    path("documents/<uuid:id>/about/", documents.about_document, name="about_document"),
    path("documents/<uuid:id>/take/", queue.take, name="take"),
    path("documents/<uuid:id>/segments/", corrections.segments, name="segments"),
    path("documents/<uuid:id>/segments/<int:position>/", corrections.correct, name="correct_segment"),
    path("documents/<uuid:id>/corrections/<int:change>/undo/", corrections.undo, name="undo_correction"),
    path("highlights/", highlights.highlights, name="highlights"),
    path("codebook/", codebook.codebook, name="codebook"),
    path("people/", people.people, name="people"),
    path("people/<int:id>/", people.person, name="person"),
    path("people/<int:id>/role/", people.set_role, name="set_role"),
    path("people/<int:id>/deactivate/", people.deactivate, name="deactivate_person"),
    path("people/<int:id>/reactivate/", people.reactivate, name="reactivate_person"),
    path("people/<int:id>/link/", people.new_link, name="new_link"),
    path("people/<int:id>/forget/", people.forget, name="forget_person"),
    path("me/", me.me, name="me"),
    path("me/tokens/<slug:digest>/delete/", me.delete_token, name="delete_token"),
    # Of allauth's addresses those that a desk without sign-up and without mail needs.
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/password/change/", account.password_change, name="account_change_password"),
    path("accounts/password/reset/", accounts.forgotten, name="account_reset_password"),
    path("accounts/welcome/<uidb64>/<token>/", accounts.welcome, name="welcome"),
    path("api/v1/", include("annotator.api.urls")),
    re_path(r"^api/", UnknownAddress.as_view()),
    path("admin/", admin.site.urls),
]

handler400 = "annotator.views.refusals.bad_request"
handler403 = "annotator.views.refusals.forbidden"
handler404 = "annotator.views.refusals.not_found"
