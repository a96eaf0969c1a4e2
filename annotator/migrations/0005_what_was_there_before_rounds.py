"""The round of self-chosen reading keeps its proposals; what was submitted keeps the version it was submitted at."""

from django.db import migrations
from django.db.models import F


def keep(apps, schema_editor):
    Round = apps.get_model("annotator", "Round")
    Assignment = apps.get_model("annotator", "Assignment")
    Highlight = apps.get_model("annotator", "Highlight")
    Round.objects.filter(self_chosen=True).update(proposals="on")
    Assignment.objects.update(proposals=True)
    Highlight.objects.filter(assignment__state="submitted").update(independent_version=F("version"))


class Migration(migrations.Migration):
    dependencies = [("annotator", "0004_review_rounds")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
