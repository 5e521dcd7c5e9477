"""Draws the demo's house ads, set in type alone: `python -m articles.demo.draw_ads`.

Run by hand when they change; the files in ads/ are what the demo loads. Needs Noto Serif CJK.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path("/usr/share/fonts/opentype/noto")
FOLDER = Path(__file__).parent / "ads"
KOREAN = 1  # the face of the collection
INK, PAPER, RED, SEA, SAND = "#121212", "#fffdf7", "#a3161a", "#0d3b4f", "#f3e6cc"


def face(size, weight="Bold"):
    return ImageFont.truetype(FONTS / f"NotoSerifCJK-{weight}.ttc", size, index=KOREAN)


def sheet(size, ground, edge):
    """A sheet with a double rule inside its edge."""
    im = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(im)
    width, height = size
    draw.rectangle((16, 16, width - 17, height - 17), outline=edge, width=6)
    draw.rectangle((28, 28, width - 29, height - 29), outline=edge, width=2)
    return im, draw


def lines(draw, middle, rows):
    """Centred lines: (y of the middle, words, size, colour)."""
    for y, words, size, colour in rows:
        draw.text((middle, y), words, font=face(size), fill=colour, anchor="mm")


def paper():
    im, draw = sheet((1216, 500), PAPER, INK)
    lines(draw, 608, [
        (118, "THE GARAM LEDGER", 44, RED), (222, "On your step before", 92, INK),
        (324, "the first ferry", 92, INK), (420, "Six mornings a week, since 1911", 42, INK),
    ])  # fmt: skip
    return im


def pictures():
    im, draw = sheet((1216, 500), SEA, SAND)
    for place in range(5):  # a contact strip
        left = 88 + place * 212
        draw.rectangle((left, 72, left + 192, 200), outline=SAND, width=4)
        draw.ellipse((left + 70, 110, left + 122, 162), fill=SAND if place == 2 else None,
                     outline=SAND, width=4)  # fmt: skip
    lines(draw, 608, [(290, "Look again", 104, SAND), (400, "The week in photographs", 52, SAND)])
    return im


def corrections():
    im, draw = sheet((1216, 500), SAND, INK)
    lines(draw, 608, [
        (160, "We were wrong.", 104, INK), (288, "We said so.", 104, RED),
        (402, "Every correction, in one place", 46, INK),
    ])  # fmt: skip
    return im


def feeds():
    im, draw = sheet((600, 500), PAPER, INK)
    for size in (50, 92, 134):
        draw.arc((300 - size, 190 - size, 300 + size, 190 + size), 225, 315, fill=RED, width=18)
    draw.ellipse((282, 172, 318, 208), fill=RED)
    lines(draw, 300, [(288, "The whole paper,", 58, INK), (358, "in your reader", 58, INK),
                      (430, "Full text. No trackers.", 36, INK)])  # fmt: skip
    return im


def korean():
    im, draw = sheet((600, 500), SEA, SAND)
    lines(draw, 300, [(140, "항구의 하루를", 66, SAND), (236, "한 장으로", 92, SAND),
                      (370, "가람 레저 사진면", 44, SAND)])  # fmt: skip
    return im


def top():
    im, draw = sheet((1456, 420), INK, SAND)
    lines(
        draw,
        728,
        [(150, "Written on the water", 110, SAND), (282, "The Garam Ledger, since 1911", 54, SAND)],
    )
    return im


if __name__ == "__main__":
    for made in (paper, pictures, corrections, feeds, korean, top):
        made().quantize(32).save(FOLDER / f"{made.__name__}.png", optimize=True)
