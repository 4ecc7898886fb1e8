"""Pictures to read, good and bad, made in memory: none of them is kept as a file."""

import io
import struct
import zlib

from PIL import ExifTags, Image

PLACE = "Jalan Rahasia 7"  # what nobody may find in anything that leaves the kit
MAKER = "Kamera Nenek"


def encoded(image: Image.Image, kind: str = "PNG", **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def plain(mode: str = "RGB", size=(40, 20), colour=None) -> Image.Image:
    return Image.new(mode, size, colour if colour is not None else 0)


def halves(mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (40, 20), (220, 20, 20))
    image.paste((20, 40, 220), (20, 0, 40, 20))
    return image.convert(mode)


def room_with_a_light() -> Image.Image:
    """Much brown in many shades, and about a quarter per cent of bright red."""
    image = Image.new("RGB", (200, 100))
    for x in range(200):
        for y in range(100):
            image.putpixel((x, y), (120 + x // 4, 80 + x // 5 + y // 10, 50 + y // 4))
    image.paste((216, 35, 31), (150, 40, 157, 47))
    return image


def with_exif(orientation: int = 1) -> bytes:
    """A JPEG that tells who took it, with what, and where."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = MAKER
    exif[ExifTags.Base.ImageDescription] = PLACE
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (6.0, 44.0, 1.0)
    return encoded(halves(), "JPEG", exif=exif, comment=PLACE.encode())


def animated(kind: str) -> bytes:
    frames = [plain(colour=(n * 60, 0, 0)) for n in range(1, 4)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def text_bomb() -> bytes:
    """A small PNG with a comment that unpacks to a hundred megabytes."""
    data = b"Comment\0\0" + zlib.compress(b"\0" * 100_000_000, 9)
    body = b"zTXt" + data
    chunk = struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    good = encoded(plain())
    return good[:33] + chunk + good[33:]


GOOD = {
    "png": encoded(halves()),
    "jpeg": encoded(halves(), "JPEG"),
    "webp": encoded(halves(), "WEBP", lossless=True),
    "one pixel": encoded(plain(size=(1, 1))),
    "a thin line": encoded(plain(size=(5000, 1))),
    "palette": encoded(halves("P")),
    "progressive": encoded(halves(), "JPEG", progressive=True),
    "opaque alpha": encoded(halves("RGBA")),
}
CHANGED = {
    "animated gif": (animated("GIF"), "first-frame"),
    "animated png": (animated("PNG"), "first-frame"),
    "animated webp": (animated("WEBP"), "first-frame"),
    "turned by exif": (with_exif(6), "turned"),
    "mirrored by exif": (with_exif(5), "turned"),
    "cmyk": (encoded(halves("CMYK"), "JPEG"), "cmyk"),
    "16 bits": (encoded(Image.new("I;16", (8, 8), 40_000)), "deep"),
    "transparent": (encoded(plain("RGBA", colour=(255, 0, 0, 90))), "transparent"),
    "grey with alpha": (encoded(plain("LA", colour=(40, 90))), "transparent"),
    "transparent palette": (encoded(plain("P"), transparency=0), "transparent"),
    "grey": (encoded(plain("L", colour=90)), "grey"),
    "black and white": (encoded(plain("1", colour=1)), "grey"),
}
_JPEG, _PNG = GOOD["jpeg"], encoded(room_with_a_light())
BAD = {
    "nothing": (b"", "unknown"),
    "a word": (b"a picture", "unknown"),
    "zeros": (b"\0" * 5000, "unknown"),
    "html": (b"<html><script>alert(1)</script></html>", "unknown"),
    "pdf": (b"%PDF-1.7 ...", "unknown"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
    "svg with a head": (b'\n <?xml version="1.0"?><svg/>', "svg"),
    "heic": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "heic"),
    "avif": (b"\0\0\0\x18ftypavif" + b"\0" * 40, "heic"),
    "bmp": (encoded(halves(), "BMP"), "unknown"),
    "tiff": (encoded(halves(), "TIFF"), "unknown"),
    "png cut short": (_PNG[: len(_PNG) // 2], "broken"),
    "jpeg cut short": (_JPEG[: len(_JPEG) // 2], "broken"),
    "only a start": (GOOD["png"][:20], "broken"),
    "png with a wrong sum": (GOOD["png"][:45] + b"\xff" + GOOD["png"][46:], "broken"),
    "a wide lie": (png_header(1_000_000, 41), "pixels"),
    "a bomb": (png_header(60_000, 60_000), "pixels"),
    "a bomb that only warns": (png_header(10_000, 10_000), "pixels"),
    "an unkept promise": (png_header(3000, 3000), "broken"),
    "a comment of 100 MB": (text_bomb(), "broken"),
    "too many bytes": (b"\x89PNG\r\n\x1a\n" + b"\0" * 9_000_001, "large"),
}
