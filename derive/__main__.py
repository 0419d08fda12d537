"""Make the files of analyzers/data anew, and compare them with those of the checkout.

Run `python -m derive [COLLECTIONS]`. Each file is made by the command in its first line, one after the other, while the
others are as they are; those that need collections are left out without COLLECTIONS. Exits with 1 if a file has other
bytes than before: `git diff` shows them. Takes some ten minutes without collections, and half an hour with them.
"""

import subprocess
import sys

from derive.data_files import DATA, command_of


def main(collections: list[str]) -> int:
    """Run the command of each file; return the exit code."""
    before = {path: path.read_bytes() for path in sorted(DATA.iterdir())}
    for module, *needed in dict.fromkeys(map(command_of, before)):
        if needed and not collections:
            print(f"{module}: left out, since it needs COLLECTIONS", flush=True)
        else:
            print(module, flush=True)
            subprocess.run([sys.executable, "-m", module, *(collections if needed else [])], check=True)  # noqa: S603
    changed = [path.name for path, content in before.items() if path.read_bytes() != content]
    print(f"changed: {', '.join(changed) or 'no file'}")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
