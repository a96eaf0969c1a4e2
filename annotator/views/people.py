"""People and roles: for admins."""

from django.contrib import messages
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.actions import people as actions
from annotator.errors import Invalid
from annotator.forms.people import ForgetForm, GroupForm, PersonForm, RoleForm, take_refusal
from annotator.models import User
from annotator.queries.people import get_person_for, grants, people_for, reviewer_groups
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: DeskRequest) -> HttpResponse:
    """The list; a POST adds a person and shows the link with which they set their password."""
    everybody = people_for(request.user)
    form = PersonForm(request.POST or None)
    added = _add(form) if request.method == "POST" and form.is_valid() else None
    if added:
        return _person_page(request, added, link=welcome_link(request, added))
    context = {
        "section": "people",
        "form": form,
        "page": page_of(request, everybody),
        "roles": User.Role.choices,
        "grants": grants(),
    }
    return render(request, "people/list.html", context, status=400 if form.errors else 200)


@require_safe
def person(request: DeskRequest, id: int) -> HttpResponse:
    return _person_page(request, get_person_for(request.user, id))


@require_POST
def set_role(request: DeskRequest, id: int) -> HttpResponse:
    one = get_person_for(request.user, id)
    actions.set_role(one, request.POST.get("role", ""), by=request.user)
    messages.success(request, f"{one} is now {one.get_role_display().lower()}.")
    return redirect("person", id)


@require_POST
def set_group(request: DeskRequest, id: int) -> HttpResponse:
    one = get_person_for(request.user, id)
    actions.set_reviewer_group(one, request.POST.get("group", ""))
    told = f"in the group “{one.reviewer_group}”" if one.reviewer_group else "in no group"
    messages.success(request, f"{one} is now {told}. Profiles take it up within a minute.")
    return redirect("person", id)


@require_POST
def deactivate(request: DeskRequest, id: int) -> HttpResponse:
    one = get_person_for(request.user, id)
    actions.deactivate(one, by=request.user)
    messages.success(
        request, f"{one} can no longer sign in, and their tokens are deleted. What they judged stays."
    )
    return redirect("person", id)


@require_POST
def reactivate(request: DeskRequest, id: int) -> HttpResponse:
    one = get_person_for(request.user, id)
    actions.reactivate(one)
    messages.success(request, f"{one} can sign in again.")
    return redirect("person", id)


@never_cache
@require_POST
def new_link(request: DeskRequest, id: int) -> HttpResponse:
    """Shows a link with which the person sets a (new) password; it is good once, and for a few days."""
    one = get_person_for(request.user, id)
    if not one.is_active:
        raise Invalid(f"{one} is deactivated. Reactivate them first, then make the link.")
    return _person_page(request, one, link=welcome_link(request, one))


@require_POST
def forget(request: DeskRequest, id: int) -> HttpResponse:
    one = get_person_for(request.user, id)
    form = ForgetForm(request.POST, person=one)
    if not form.is_valid():
        return _person_page(request, one, forget_form=form)
    actions.forget(one, by=request.user)
    messages.success(
        request, f"Name, e-mail and password are removed. What they judged stays under {one.pseudonym}."
    )
    return redirect("person", id)


def _add(form: PersonForm) -> User | None:
    try:
        return actions.add_person(**form.cleaned_data)
    except Invalid as refusal:
        take_refusal(form, refusal)
        return None


def welcome_link(request: DeskRequest, person: User) -> str:
    """Good once: it names the password that it replaces."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("welcome", args=[uid, default_token_generator.make_token(person)])
    return request.build_absolute_uri(path)


def _person_page(
    request: DeskRequest, person: User, *, link: str = "", forget_form: ForgetForm | None = None
) -> HttpResponse:
    context = {
        "section": "people",
        "person": person,
        "role_form": RoleForm(initial={"role": person.role}),
        "group_form": GroupForm(initial={"group": person.reviewer_group}),
        "groups": reviewer_groups(),
        "forget_form": forget_form or ForgetForm(person=person),
        "link": link,
        "roles": User.Role.choices,
        "grants": grants(),
    }
    return render(request, "people/person.html", context, status=400 if forget_form else 200)
