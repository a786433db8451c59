"""What a client sees instead of the server's own answer."""

from aiohttp import web


def proxy_page(status: int) -> web.Response:
    """A page of HTML, as a proxy or a gateway answers."""
    html = f"<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>proxy</body></html>"
    return web.Response(status=status, text=html, content_type="text/html")


def cut(request: web.Request) -> web.Response:
    """The connection ends without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
