"""One editor on standard streams, or one after the other on a port of this machine."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from threading import Event

from pygls.io_ import StdinAsyncReader, StdoutWriter, run_async

from qa.errors import QaError
from qa.server.features import make
from qa.server.serving import Server

HOST = "127.0.0.1"
"""Only programs of this machine may connect: who does can read its files' texts."""
_FAULTS = (OSError, EOFError, ValueError, asyncio.LimitOverrunError)
"""What a connection ends with that breaks off within a message."""


def serve_streams() -> int:
    """Serve the editor that started this process; return 0 where it said goodbye, else 1 as the protocol says."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    # Whatever is printed by mistake would be taken for a message.
    sys.stdout = sys.stderr
    server = make()
    _quieten()
    writer = StdoutWriter(stdout)
    server.protocol.set_writer(writer)
    reader = StdinAsyncReader(stdin, server.thread_pool)
    asyncio.run(_converse(server, reader))
    server.end()
    return server.code


def serve_port(port: int, told: Callable[[int], None]) -> int:
    """Serve whoever connects to a port until the process is ended; `told` receives the port (0 is any free one)."""
    _quieten()
    try:
        asyncio.run(_listen(port, told))
    except OSError as error:
        hint = "choose another one; 0 is any that is free"
        raise QaError(f"port {port} cannot be used: {error}", hint=hint) from error
    return 0


async def _listen(port: int, told: Callable[[int], None]) -> None:
    async def connected(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        server = make()
        server.protocol.set_writer(writer)
        try:
            await _converse(server, reader)
        finally:
            server.worker.end()
            writer.close()

    listener = await asyncio.start_server(connected, HOST, port)
    told(listener.sockets[0].getsockname()[1])
    async with listener:
        await listener.serve_forever()


async def _converse(
    server: Server, reader: StdinAsyncReader | asyncio.StreamReader
) -> None:
    """Answer one editor until it leaves, however it does."""
    stop = Event()
    server.stop_with(stop)
    try:
        await run_async(
            stop_event=stop,
            reader=reader,
            protocol=server.protocol,
            error_handler=server.report_server_error,
        )
    except _FAULTS:
        pass
    finally:
        server.worker.end()


def _quieten() -> None:
    """Say nothing of a broken message on standard error but once: editors show that as an error."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
