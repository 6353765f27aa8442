"""What a process that runs somebody's query can no longer do: reach another machine, or open a file.

The second wall behind ``guard``: whatever a query turns out to say, the system itself refuses.  It holds
until the process ends, so it is for a process of its own (``deadline``).
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

_KERNELS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""How Linux names a kind of machine (AUDIT_ARCH_...), and the number that socket(2) has there."""
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000
_LOAD, _IS, _RETURN = 0x20, 0x15, 0x06


def no_sockets() -> bool:
    """No more sockets for this thread and those that it starts; False where the system has no way to that."""
    if sys.platform != "linux" or platform.machine() not in _KERNELS:
        return False
    kind, socket = _KERNELS[platform.machine()]
    lines = (
        (_LOAD, 0, 0, 4), (_IS, 0, 2, kind),
        (_LOAD, 0, 0, 0), (_IS, 1, 0, socket),
        (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _FAIL | errno.EACCES),
    )  # fmt: skip
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in lines))
    program = struct.pack("HP", len(lines), ctypes.addressof(code))
    prctl = ctypes.CDLL(None).prctl
    return bool(prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and prctl(_SECCOMP, _FILTER, program) == 0)


def no_files() -> None:
    """Nothing more can be opened, neither a file nor a socket; what is open stays open."""
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
