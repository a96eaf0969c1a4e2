"""Forms about people and their tokens."""

from typing import Any

from django import forms

from annotator.errors import Invalid
from annotator.models import User


class PersonForm(forms.Form):
    username = forms.CharField(
        label="User name", max_length=150, help_text="To sign in with. Letters, digits and @ . + - _"
    )
    full_name = forms.CharField(label="Full name", max_length=150, required=False)
    email = forms.EmailField(label="E-mail", required=False, help_text="May be used to sign in, too.")
    role = forms.ChoiceField(label="Role", choices=User.Role.choices, initial=User.Role.REVIEWER)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label="Role", choices=User.Role.choices)


class GroupForm(forms.Form):
    """A free word; the groups in use are offered."""

    group = forms.CharField(
        label="Reviewer group", max_length=60, required=False,
        widget=forms.TextInput(attrs={"list": "groups-in-use", "autocomplete": "off"}),
        help_text="People of one outlook or background. Empty: of none.",
    )  # fmt: skip


class ForgetForm(forms.Form):
    """Asks for the user name, typed, because what is removed does not come back."""

    username = forms.CharField(label="Type the user name to confirm", max_length=150)

    def __init__(self, data: Any = None, *, person: User) -> None:
        super().__init__(data)
        self.person = person

    def clean_username(self) -> str:
        typed: str = self.cleaned_data["username"]
        if typed != self.person.username:
            raise forms.ValidationError(f"This is not the user name. Type {self.person.username} to confirm.")
        return typed


class TokenForm(forms.Form):
    name = forms.CharField(label="What it is for", max_length=80)
    days = forms.IntegerField(label="Days it lives", min_value=1, initial=90)

    def __init__(self, data: Any = None, *, longest: int) -> None:
        """`longest` is the number of days that a token lives at most."""
        super().__init__(data)
        self.fields["days"] = forms.IntegerField(
            label="Days it lives", min_value=1, max_value=longest, initial=90
        )


def take_refusal(form: forms.Form, refusal: Invalid) -> None:
    """Show what an action refused at the fields that it names, and above the form where it names none."""
    errors: dict[str, list[str]] = refusal.extra.get("errors", {})
    for field, sentences in errors.items():
        form.add_error(field if field in form.fields else None, sentences)
    if not errors:
        form.add_error(None, refusal.detail)
