"""``python -m kg``, and the console command."""

import gc
import sys
from typing import NoReturn

OBJECTS = 50_000
"""After how many new objects Python looks for rubbish: words hang together in rings, and most stay."""


def main() -> NoReturn:
    """Run the command line; Control-C is heard while it is still being loaded."""
    try:
        from kg.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("kg: interrupted\n")
        raise SystemExit(130) from None
    gc.set_threshold(OBJECTS, 20, 20)
    run()


if __name__ == "__main__":
    main()
