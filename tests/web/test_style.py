"""What is no text has a contrast of 3:1 to what is behind it (WCAG 2.2, 1.4.11); axe-core measures that of text."""

import re
from pathlib import Path

import pytest

STYLE = (Path(__file__).parents[2] / "web/static/kashshaf.css").read_text(encoding="utf-8")
SCHEMES = dict(zip(("light", "dark"), re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL), strict=False))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour like #faf8f2, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("one", "other", "expected"), [("#000000", "#ffffff", 21), ("#777777", "#777777", 1)])
def test_contrast(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("behind", ["paper", "sheet"])
@pytest.mark.parametrize("shape", ["bar", "field", "accent", "places"])
def test_shapes_stand_out(scheme: str, shape: str, behind: str) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", SCHEMES[scheme]))
    assert contrast(colours[shape], colours[behind]) >= 3
