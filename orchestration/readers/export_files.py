"""The bytes of an export file: unzipped, without a byte order mark, ending where it is damaged.

Here belongs what is the same for all text formats before their first record.
"""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_UTF8_MARK: Final = b"\xef\xbb\xbf"
_FOREIGN_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class ExportStream(io.BufferedReader):
    """A buffered reader that ends where a gzip file is damaged, instead of raising.

    Attributes:
        foreign_encoding: The encoding that the byte order mark announces, if not UTF-8.
    """

    def __init__(self, path: Path) -> None:
        self._unzipped = _UnzippedBytes(path)
        super().__init__(self._unzipped, buffer_size=1 << 18)
        start = self.peek(4)[:4]
        self.foreign_encoding = next(
            (name for mark, name in _FOREIGN_MARKS if start.startswith(mark)), None
        )
        if start.startswith(_UTF8_MARK):
            self.read(len(_UTF8_MARK))

    @property
    def damage(self) -> str | None:
        """What is wrong with the gzip file, known once the stream has been read to its end."""
        return self._unzipped.damage


@contextmanager
def open_export(path: Path) -> Iterator[ExportStream]:
    """The bytes of a file, unzipped where its name ends in `.gz`."""
    stream = ExportStream(path)
    try:
        yield stream
    finally:
        stream.close()


def format_of(path: Path) -> str:
    """The suffix that says the format: `.jsonl` for events.jsonl.gz."""
    return Path(path.name.lower().removesuffix(".gz")).suffix


class _UnzippedBytes(io.RawIOBase):
    """Read in single steps, so that what was unzipped before the damage is not lost."""

    def __init__(self, path: Path) -> None:
        self.damage: str | None = None
        zipped = path.suffix.lower() == ".gz"
        self._source = gzip.GzipFile(path) if zipped else path.open("rb")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._source.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.damage = str(error)
            return 0
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._source.close()
        super().close()
