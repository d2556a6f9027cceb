"""Prints the zipped size of each built function and holds it against its budget.

A cold start grows with the package; a budget shows when a dependency slips in.
Usage: sizes.py .aws-sam/arm64
"""
import io
import pathlib
import sys
import zipfile

MEGABYTE = 1_000_000
BUDGET = 4.6
BUDGETS = {
    "HandleContract": 8.0,  # draws the agreement: fonts and a layout engine
    "PreviewLetter": 5.5,  # fills letters: Go's template engine keeps every method of every type
    "SendLetter": 8.5,  # fills letters of every kind and renders PDFs: fonts and a layout engine
}


def zipped(folder):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(folder))
    return buffer.tell() / MEGABYTE


def main(build):
    over = 0
    folders = sorted(path.parent for path in pathlib.Path(build).glob("*/*/bootstrap"))
    for folder in folders:
        size, budget = zipped(folder), BUDGETS.get(folder.name, BUDGET)
        over += size > budget
        print(f"  {size:5.2f} MB of {budget:3.1f}  {folder.parent.name}/{folder.name}{'  OVER BUDGET' if size > budget else ''}")
    print(f"{len(folders)} functions in {build}, {over} over budget")
    return 0 if folders and not over else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
