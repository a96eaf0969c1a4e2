"""A page for each kind of chart, with made-up numbers, under the desk's own content policy; its addresses."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from annotator.urls import urlpatterns as of_the_desk

PAGE = """{% extends "base.html" %}{% load static %}{% block title %}Charts{% endblock %}
{% block head %}<link rel="stylesheet" href="{% static 'css/charts.css' %}">{% endblock %}
{% block page %}<section class="part"><header><h2>{{ chart }}</h2></header><div class="matter">
{% include template %}</div></section>{% endblock %}
{% block scripts %}<script src="{% static 'built/charts.js' %}"></script>{% endblock %}"""


def row(name: str, value: float | None, low: float | None, high: float | None, **more: Any) -> dict[str, Any]:
    address = f"/behind/{name}-{value}-{low}/".lower().replace(" ", "-")
    return {"name": name, "url": address, "value": value, "low": low, "high": high, **more}


def many(number: int) -> list[dict[str, Any]]:
    """From the best to the worst."""
    values = [1 - index / number for index in range(number)]
    return [
        row(f"Source {index}", value, max(0, value - 0.1), min(1, value + 0.1), letter="B", documents=9, claims=40)
        for index, value in enumerate(values)
    ]  # fmt: skip


def figure(
    figure: str, low: float | None, high: float | None, bound: str, number: int, **more: Any
) -> dict[str, Any]:
    return {
        "figure": figure, "url": f"/behind/{number}/", "low": low, "high": high, "bound": bound, "number": number,
        "id": f"figure-{number}", "date": "1933", "supplier": "town hall", **more,
    }  # fmt: skip


STARVED = row(
    "Canal Institute", 0.4, 0.05, 0.85, withheld="4 documents; 5 are needed", documents=4, claims=30
)
INTERVALS = {
    "caption": "Share of checked claims that hold, in the publisher’s own voice.",
    "rows": [
        row("Ostrel Courier", 0.92, 0.86, 0.97, page="/sources/1/", letter="A", documents=41, claims=380),
        row(
            "Halm Courier with a long name of its own", 0.72, 0.61, 0.81, letter="B", documents=24, claims=130
        ),
        STARVED,
        row("Northern Lantern", 0.18, 0.0, 0.39, letter="D", documents=11, claims=44),
        row("Velm Gazette", None, None, None, withheld="2 checked claims; 10 are needed", documents=7),
    ],
    "apart": [row("Plain Mallet", 0.5, 0.4, 0.6, withheld="satire"), row("River Post", None, None, None)],
}
STRIP = {
    "groups": [
        {
            "name": "Attack on reputation", "slug": "attack",
            "row": row("Attack on reputation", 3.1, 2.2, 4.2, ref=1.4, over=True, chance=0.998, units=41),
            "rows": [
                row("Name calling", 2.2, 1.4, 3.2, ref=0.7, over=True, chance=0.99, units=30),
                row("Guilt by association", 0.6, 0.2, 1.3, ref=0.5, units=7),
                row("Casting doubt", 0.0, 0.0, 0.4, ref=0.2, units=0),
            ],
        },
        {
            "name": "Justification", "slug": "justify",
            "rows": [row("Flag waving", 0.9, 0.4, 1.7, ref=1.1, units=10)],
        },
    ],
}  # fmt: skip
AXIS = {
    "rows": [
        row("Canal company", -1.2, -1.7, -0.6, left="condemned", right="justified", documents=12),
        row("Town hall", 0.3, -0.4, 1.1, left="distrusted", right="trusted", documents=5),
        row("Dam", None, None, None, left="against", right="for", withheld="no reading says", documents=0),
    ]
}
TIMELINE = {
    "rows": [
        row("The price of the bridge", 0.75, None, None, date="2021-05-03"),
        row("Water recedes", 1.0, 0.6, 1.0, date="2022-01"),
        row("A year after", 0.25, 0.1, 0.5, date="2023-11-30"),
        row("A copy of it", 0.25, None, None, date="2023-12-02", open=True, note="copy: counts nowhere"),
        row("Bread on the line", 0.0, None, None, date="2024-06-01"),
        row("From the lantern", 0.5, None, None, date=""),
        row("Not checked", None, None, None, date="2024-07-01"),
    ],
    "periods": [
        row("All of 2021", 0.7, 0.5, 0.85, date="2021"),
        row("All of 2023", 0.4, 0.2, 0.6, date="2023"),
        row("All of 2024", 0.2, 0.0, 0.7, date="2024", withheld="1 document; 5 are needed"),
    ],
}
FIGURES = {
    "unit": "dead",
    "groups": [
        {"name": "Halm Courier", "page": "/sources/2/", "rows": [
            figure("587", 587, 587, "exact", 1, verdict="verified", verdict_name="Verified",
                   clashes=[{"id": "figure-2", "number": 2}, {"id": "figure-5", "number": 5}]),
            figure("at least 2,000", 2000, None, "at_least", 2, verdict="unproven", verdict_name="Unproven",
                   clashes=[{"id": "figure-1", "number": 1}]),
        ]},
        {"name": "Northern Lantern", "rows": [
            figure("about 600", 600, 600, "about", 3, verdict="mostly_verified", verdict_name="Mostly verified"),
            figure("12,000 to 18,000", 12000, 18000, "exact", 4, verdict="mixed", verdict_name="Mixed"),
            figure("about 40,000 to 90,000", 40000, 90000, "about", 5, verdict="refuted", verdict_name="Refuted",
                   clashes=[{"id": "figure-1", "number": 1}]),
            figure("at most 300", None, 300, "at_most", 6),
            figure("many", None, None, "exact", 7),
        ]},
    ],
}  # fmt: skip
COMPARE = {
    "measures": [
        {"name": "Reliability", "kind": "percent", "low_end": 0, "high_end": 1, "rows": INTERVALS["rows"][:4]},
        {"name": "Name calling per 1,000 words", "kind": "rate", "rows": [
            row("Ostrel Courier", 0.1, 0.0, 0.3), row("Halm Courier", 0.9, 0.5, 1.5), row("Canal Institute", 3.0, 1.5, 5.2),
            row("Northern Lantern", 7.2, 5.0, 9.9),
        ]},
        {"name": "Canal company", "kind": "stance", "low_end": -2, "high_end": 2, "left": "condemned", "right": "justified", "rows": [
            row("Ostrel Courier", 0.1, -0.3, 0.5), row("Halm Courier", 0.8, 0.4, 1.3), row("Canal Institute", 1.5, 1.1, 1.9),
            row("Northern Lantern", -1.2, -1.9, -0.4),
        ]},
    ]
}  # fmt: skip
SAMPLES: dict[str, dict[str, Any]] = {
    "intervals": INTERVALS, "strip": STRIP, "axis": AXIS, "timeline": TIMELINE, "figures": FIGURES, "compare": COMPARE,
}  # fmt: skip


@login_not_required
def chart(request: HttpRequest, kind: str) -> HttpResponse:
    given = {"rows": many(int(request.GET["rows"]))} if "rows" in request.GET else SAMPLES[kind]
    page = engines["django"].from_string(PAGE)
    return HttpResponse(page.render({**given, "chart": kind, "template": f"charts/{kind}.html"}, request))


urlpatterns = [*of_the_desk, path("charts-drawn/<str:kind>/", chart)]
