"""``python -m kg``, and the console command."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; Control-C is heard while it is still being loaded."""
    try:
        from kg.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("kg: interrupted\n")
        raise SystemExit(130) from None
    run()


if __name__ == "__main__":
    main()
