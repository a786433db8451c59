"""A listening socket that can be shut and opened again on the same port, as when the network goes down."""

from aiohttp import web


class Door:
    """Serves one application."""

    def __init__(self) -> None:
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._host = "127.0.0.1"
        self._port = 0

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://{self._host}:{self._port}"

    @property
    def is_open(self) -> bool:
        """Whether anybody gets through."""
        return self._site is not None

    async def open(self, app: web.Application, host: str, port: int) -> None:
        """Begin to serve; port 0 takes a free one."""
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        self._host, self._port = host, port
        await self.accept()

    async def close(self) -> None:
        """Serve no more."""
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = self._site = None

    async def refuse(self) -> None:
        """Close the listening socket and cut every connection: the network is down until `accept()`."""
        if self._runner is None or self._site is None:
            return
        await self._site.stop()
        self._site = None
        server = self._runner.server
        for connection in [] if server is None else server.connections:
            if connection.transport is not None:
                connection.transport.abort()

    async def accept(self) -> None:
        """Listen, again on the same port after `refuse()`."""
        if self._runner is None:
            raise RuntimeError("The sandbox is not started; call start() first.")
        if self._site is None:
            self._site = web.TCPSite(self._runner, self._host, self._port, reuse_address=True)
            await self._site.start()
            self._port = self._site.port
