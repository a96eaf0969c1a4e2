"""What is read: who published it, the text as it came, and its parts."""

from corpus_app.models.copy import CopyKey, DocumentCopy, DocumentCopyChange, DocumentSignature
from corpus_app.models.document import Document
from corpus_app.models.segment import Segment, SegmentChange
from corpus_app.models.source import Source
from corpus_app.models.upload import Upload

__all__ = [
    "CopyKey",
    "Document",
    "DocumentCopy",
    "DocumentCopyChange",
    "DocumentSignature",
    "Segment",
    "SegmentChange",
    "Source",
    "Upload",
]
