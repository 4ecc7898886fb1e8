"""
Read a learner's own still and measure its colours: in memory only, and without trust.

A picture is data from anywhere: broken, huge, animated, rotated, in other colour models, with the
place where it was taken. What cannot be read is refused with a code; what was changed is said.
Nothing but pixels is kept.
"""

import colorsys
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filmkit.errors import StillRefused

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 9_000_000  # bytes; a message to a kernel may hold 10 MiB, or the connection ends
MOST_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
MEASURED = 640  # pixels of the longer side that is measured
THUMBNAIL = 320
METHODS = ("median-cut", "maximum-coverage", "fast-octree")
FEWEST, MOST = 3, 8  # colours of a palette
BLUE, RED = (190, 260), (345, 15)  # degrees of hue, from and to
SATURATION = 0.25
BRIGHTNESS = 0.2  # what is darker is nearly black to the eye, whatever its hue
# Degrees up to which a hue has this name.
HUES = {15: "red", 45: "orange", 70: "yellow", 165: "green", 190: "turquoise", 260: "blue"}
HUES |= {290: "purple", 345: "pink", 361: "red"}


@dataclass(frozen=True)
class Still:
    """A still that was read: its size as it is looked at, and what was done to read it."""

    image: "Image"
    width: int
    height: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Swatch:
    """One colour of a palette, as a hex code, and its share of the picture in per cent."""

    colour: str
    share: float


def read_still(data: bytes) -> Still:
    """
    Read a picture that nobody vouches for.

    Returns
    -------
    Still
        RGB, turned upright, without any data beside the pixels. `notes` says what was done:
        `first-frame`, `turned`, `cmyk`, `deep` (16 bits), `transparent`, `grey`.

    Raises
    ------
    StillRefused
        The message is a code: `large`, `pixels`, `svg`, `heic`, `unknown`, `broken`.
    """
    if len(data) > LARGEST:
        raise StillRefused("large")
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            if image.width * image.height > MOST_PIXELS:  # known before anything is decoded
                raise StillRefused("pixels")
            return _upright(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise StillRefused("pixels") from None
    except UnidentifiedImageError:
        raise StillRefused(_kind(data)) from None
    except StillRefused:
        raise
    except Exception:  # a decoder may raise anything at all about a damaged file
        raise StillRefused("broken") from None


def thumbnail(still: Still, side: int = THUMBNAIL) -> bytes:
    """Return a small copy as PNG, without any data beside the pixels."""
    small = still.image.copy()
    small.thumbnail((side, side))
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def palette(still: Still, colours: int, method: str) -> tuple[Swatch, ...]:
    """
    Return the palette of a still, the largest share first; the shares add up to 100.

    Parameters
    ----------
    still : Still
    colours : int
        3 to 8; a picture with fewer colours gives fewer.
    method : {"median-cut", "maximum-coverage", "fast-octree"}
        How the colours are found. Each pixel then counts for the colour it is given to.

    References
    ----------
    Heckbert, Color image quantization for frame buffer display (1982), for median cut; the other
    two as Pillow implements them.
    """
    if method not in METHODS or not FEWEST <= colours <= MOST:
        raise ValueError(f"{colours} colours by {method}")
    from PIL import Image

    ways = (Image.Quantize.MEDIANCUT, Image.Quantize.MAXCOVERAGE, Image.Quantize.FASTOCTREE)
    way = dict(zip(METHODS, ways, strict=True))[method]
    small = _sample(still.image)
    drawn = small.quantize(colours, method=way, dither=Image.Dither.NONE).convert("RGB")
    counts = sorted(drawn.getcolors(colours * 4), reverse=True)
    shares = _rounded([count for count, _ in counts])
    names = ["#{:02x}{:02x}{:02x}".format(*rgb) for _, rgb in counts]
    return tuple(Swatch(name, share) for name, share in zip(names, shares, strict=True))


def share_of_hue(still: Still, hues: tuple[int, int]) -> float:
    """
    Return the share of pixels, in per cent, whose hue lies between two degrees.

    A pixel counts if its saturation (HSV) is more than 0.25 and its brightness more than 0.2.
    Where the first degree is greater, the range goes through 0: 345 to 15 is red.
    """
    small = _sample(still.image)
    counts = small.getcolors(small.width * small.height)
    inside = sum(count for count, rgb in counts if _has_hue(rgb, hues))
    return 100 * inside / (small.width * small.height)


def in_hue(colour: str, hues: tuple[int, int]) -> bool:
    """Tell whether a colour (a hex code) counts as one of these hues, see `share_of_hue`."""
    return _has_hue(_parts(colour), hues)


def colour_name(colour: str) -> tuple[str, str]:
    """
    Return how a colour is called: a shade (`dark`, `middle`, `light`) and a hue.

    The hue is one of HUES, or `grey`, `black`, `white`. A rough guide for those who do not see
    the swatch, not a measure.
    """
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in _parts(colour)))
    if value <= BRIGHTNESS:
        return "", "black"
    if saturation < 0.12:
        return ("", "white") if value > 0.93 else (_shade(value), "grey")
    name = next(name for limit, name in HUES.items() if hue * 360 < limit)
    if name in ("red", "orange") and value < 0.65 and saturation < 0.75:
        name = "brown"
    return _shade(value), name


def _shade(value: float) -> str:
    return "dark" if value < 0.4 else "light" if value > 0.8 else "middle"


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _has_hue(rgb: tuple[int, int, int], hues: tuple[int, int]) -> bool:
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in rgb))
    if saturation <= SATURATION or value <= BRIGHTNESS:
        return False
    low, high = hues
    degrees = hue * 360
    return low <= degrees <= high if low <= high else degrees > low or degrees < high


def _upright(image: "Image") -> Still:
    from PIL import Image

    notes = ["first-frame"] if getattr(image, "n_frames", 1) > 1 else []
    image.load()
    turned = _turned(image)
    if turned is not image:
        notes.append("turned")
    plain, changed = _in_rgb(turned)
    clean = Image.new("RGB", plain.size)  # pixels only: no EXIF, no profile, no comment
    clean.paste(plain)
    return Still(clean, clean.width, clean.height, tuple(notes + changed))


def _turned(image: "Image") -> "Image":
    """Turn a picture as its EXIF asks; damaged EXIF asks for nothing."""
    from PIL import ExifTags, ImageOps

    try:
        if image.getexif().get(ExifTags.Base.Orientation, 1) in range(2, 9):
            return ImageOps.exif_transpose(image)
    except Exception:
        pass
    return image


def _in_rgb(image: "Image") -> tuple["Image", list[str]]:
    from PIL import Image

    if image.mode == "CMYK":
        return image.convert("RGB"), ["cmyk"]
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L").convert("RGB"), ["deep"]
    layer = image.convert("RGBA") if image.has_transparency_data else None
    if layer and layer.getchannel("A").getextrema()[0] < 255:
        ground = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(ground, layer).convert("RGB"), ["transparent"]
    return image.convert("RGB"), (["grey"] if image.mode in ("1", "L") else [])


def _sample(image: "Image") -> "Image":
    """Take every n-th pixel of a large picture; mixing pixels would make new colours."""
    from PIL import Image

    longest = max(image.size)
    if longest <= MEASURED:
        return image
    size = tuple(max(1, round(side * MEASURED / longest)) for side in image.size)
    return image.resize(size, Image.Resampling.NEAREST)


def _rounded(counts: list[int]) -> list[float]:
    """Return shares in tenths of a per cent that add up to 100 (largest remainder)."""
    whole = sum(counts)
    exact = [1000 * count / whole for count in counts]
    tenths = [int(value) for value in exact]
    order = sorted(range(len(counts)), key=lambda n: tenths[n] - exact[n])
    for place in order[: 1000 - sum(tenths)]:
        tenths[place] += 1
    return [value / 10 for value in tenths]


def _kind(data: bytes) -> str:
    start = data[:1024].lstrip()
    if data[4:8] == b"ftyp":
        return "heic"
    return "svg" if start[:5] in (b"<?xml", b"<svg ") or b"<svg" in start else "unknown"
