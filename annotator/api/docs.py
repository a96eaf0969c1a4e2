"""/schema/ and /docs/: the OpenAPI document, and Swagger UI showing it, all from this machine.

The page runs under the desk's own Content-Security-Policy: its template holds no inline script or style, and the start
of Swagger UI comes from a second address (`?script`).
"""

from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from annotator.api.endpoint import AlwaysTheFirst


class Schema(SpectacularAPIView):
    renderer_classes = [OpenApiJsonRenderer]
    content_negotiation_class = AlwaysTheFirst


class Docs(SpectacularSwaggerSplitView):
    content_negotiation_class = AlwaysTheFirst
    url_name = "api:schema"
    template_name = "api/docs.html"
    title = "API"
