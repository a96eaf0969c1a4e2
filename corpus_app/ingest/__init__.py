"""The one door in: files become documents. The upload page, the API and the command all come through here.

    for outcome in ingest([RawFile.at(path)], source="The Herald", by=user):
        print(outcome.file, outcome.status, outcome.reason)

A document is stored, known already, or refused; what is refused leaves nothing behind and does not stop the
others. Documents are stored in batches, each in one transaction; no more than one batch is held in memory.
"""

from corpus_app.ingest.door import ingest, limits_from_settings
from corpus_app.ingest.outcomes import Outcome, Report
from corpus_app.text.limits import Limits
from corpus_app.text.readers import ACCEPTED, RawFile
from corpus_app.text.refusals import Refused
from corpus_app.text.source_list import SourceList, read_source_list

__all__ = [
    "ACCEPTED",
    "Limits",
    "Outcome",
    "RawFile",
    "Refused",
    "Report",
    "SourceList",
    "ingest",
    "limits_from_settings",
    "read_source_list",
]
