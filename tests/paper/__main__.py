"""`python -m tests.paper FILE…` tells the faults of printed documents, a line each; briefs are known by their names."""

import sys
from pathlib import Path

from tests.paper.finding import faults_of, margins_of


def main(names: list[str]) -> int:
    found = 0
    for path in map(Path, names):
        for fault in faults_of(path.read_bytes(), margins_of(path.name)):
            found += 1
            print(f"{path.name}, page {fault.page}, {fault.what}: {fault.text[:80]}")
    print(f"{len(names)} documents, {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
