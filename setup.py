"""Compile the messages before anything is built of the project; all else is in setup.cfg."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup

for po in Path("indexer/messages/locale").glob("*/LC_MESSAGES/*.po"):
    with po.open("rb") as source, po.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(source, locale=po.parts[-3]))
setup()
