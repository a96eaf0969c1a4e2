"""What the API writes."""

from collections.abc import Mapping
from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer


class QuickJSONRenderer(BaseRenderer):
    """JSON in UTF-8. UUIDs and times come out as in RFC 4122 and RFC 3339 (times with Z)."""

    media_type = "application/json"
    format = "json"
    charset = None  # JSON has none (RFC 8259, section 11)

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else orjson.dumps(data, default=str, option=orjson.OPT_UTC_Z)
