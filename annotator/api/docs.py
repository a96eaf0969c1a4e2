"""/schema/ and /docs/: the OpenAPI document, and Swagger UI showing it, all from this machine.

The page runs under the desk's own Content-Security-Policy: its template holds no inline script or style, and the start
of Swagger UI comes from a second address (`?script`).
"""

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView


class Schema(SpectacularAPIView):
    """YAML, or JSON with ?format=json."""


class Docs(SpectacularSwaggerSplitView):
    url_name = "api:schema"
    template_name = "api/docs.html"
    title = "API"
