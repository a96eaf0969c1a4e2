"""Forms of the figure boards: filters above the list, how a board is shown, a claim made of proposed figures."""

from collections.abc import Sequence
from decimal import Decimal

from django import forms

from annotator.actions.claims.checking import LONGEST
from annotator.errors import Invalid
from annotator.forms.fields import OPTIONAL
from annotator.forms.filters import ANY, choice, publisher, words
from annotator.queries.figure_board.quantities import AGREE, CANNOT, DIFFER, INSIDE
from measures.comparison import TOLERANCE

CONTESTED = [
    *ANY, (CANNOT, "Cannot all be true"), (INSIDE, "Not even in one source"), (DIFFER, "Tell different stories"),
    (AGREE, "Agree"),
]  # fmt: skip
KINDS = [*ANY, ("count", "Counts"), ("share", "Shares"), ("measure", "Measures"), ("money", "Money")]


class FiguresForm(forms.Form):
    q = words("Words in the claim")
    source = publisher("Source that gives one")
    contested = choice("Contested", CONTESTED)
    kind = choice("Kind", KINDS)


class BoardForm(forms.Form):
    """How a board is shown. Which units there are to choose from, the board says: see `offer`."""

    unit = forms.CharField(label="Measures and shares in", max_length=LONGEST["unit"], **OPTIONAL)
    about = forms.DecimalField(
        label="“About” reaches so many per cent to either side", min_value=0, max_value=90, max_digits=4,
        decimal_places=2, **OPTIONAL, help_text=f"{100 * TOLERANCE:.0f} unless you say so; 0 takes every number literally.",
    )  # fmt: skip

    def offer(self, units: Sequence[str]) -> None:
        """Counts are in no unit: where there is nothing else, nothing is offered."""
        if not units:
            del self.fields["unit"]
            return
        choices = [("", "As the claim or most of its figures have it"), *((unit, unit) for unit in units)]
        self.fields["unit"].widget = forms.Select(choices=choices)

    def check_unit(self, units: Sequence[str]) -> None:
        """Raises Invalid where another is asked for."""
        asked = self.cleaned_data["unit"]
        if asked and asked not in units:
            there = ", ".join(units) or "none, these figures are counts"
            sentence = f"The figures cannot be shown in “{asked[:60]}”. Choose one of: {there}."
            raise Invalid(sentence, {"unit": [sentence]})

    @property
    def tolerance(self) -> Decimal:
        """As a share of the number."""
        said = self.cleaned_data["about"]
        return TOLERANCE if said is None else Decimal(said) / 100


class GatherForm(forms.Form):
    """A claim of figures that were proposed; the page names it, so that a press sent twice makes one."""

    id = forms.UUIDField()
    wording = forms.CharField(max_length=LONGEST["wording"])
    counted = forms.CharField(max_length=LONGEST["counted"], **OPTIONAL)
