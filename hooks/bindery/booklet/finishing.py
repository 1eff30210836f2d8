"""What is done to a PDF after it is set? It is packed, which halves it; nothing else changes."""

from __future__ import annotations

import io

import pikepdf


def finished(pdf: bytes) -> bytes:
    """`pdf` with its objects in compressed streams; the same input gives the same bytes."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return packed.getvalue()
