"""``python -m kg``, and the console command."""

import gc
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; Control-C is heard while it is still being loaded."""
    try:
        from kg.cli import main as run
        from kg.words import RUBBISH
    except KeyboardInterrupt:
        sys.stderr.write("kg: interrupted\n")
        raise SystemExit(130) from None
    gc.set_threshold(*RUBBISH)
    run()


if __name__ == "__main__":
    main()
