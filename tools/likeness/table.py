"""The file of a table of likeness (src/search/likeness.h), read and written."""
import pathlib
import struct

import numpy

MAGIC = b"BSLIKE2\n"


def write(path, way, languages, pieces, table, chances=None):
    """"BSLIKE2\\n", how words are cut ("longest" or "likeliest") and the languages, a line each, counts of rows and
    dimensions (u32), pieces each ended by a line feed, padding to 4, the logarithms of the pieces' chances where the
    likeliest are taken (f32), scales (f32), rows (int8); little-endian. Returns the table as it can be read again."""
    scale = numpy.maximum(numpy.abs(table).max(1), 1e-9) / 127
    rows = numpy.rint(table / scale[:, None]).astype(numpy.int8)
    head = MAGIC + f"{way}\n{' '.join(languages)}\n".encode() + struct.pack("<II", *table.shape)
    head += "".join(piece + "\n" for piece in pieces).encode()
    head += b"\0" * (-len(head) % 4)
    for floats in ([chances] if chances is not None else []) + [scale]:
        head += numpy.asarray(floats).astype("<f4").tobytes()
    pathlib.Path(path).write_bytes(head + rows.tobytes())
    return rows * scale[:, None].astype(numpy.float32)


def read(path):
    """(pieces, table)."""
    data = pathlib.Path(path).read_bytes()
    way, _, rest = data[len(MAGIC):].split(b"\n", 2)
    at = len(data) - len(rest)
    count, width = struct.unpack_from("<II", data, at)
    at += 8
    pieces = []
    for _ in range(count):
        end = data.index(b"\n", at)
        pieces.append(data[at:end].decode())
        at = end + 1
    at += -at % 4
    at += 4 * count if way == b"likeliest" else 0
    scales = numpy.frombuffer(data, "<f4", count, at)
    rows = numpy.frombuffer(data, numpy.int8, count * width, at + 4 * count).reshape(count, width)
    return pieces, rows * scales[:, None]
