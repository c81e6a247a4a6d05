"""What the C library of Linux has handed out; what the process holds is more, since freed memory is kept for later."""

import ctypes


class _Allocated(ctypes.Structure):
    """What `mallinfo2` tells; see its manual page."""

    _fields_ = (
        ("arena", ctypes.c_size_t),
        ("ordblks", ctypes.c_size_t),
        ("smblks", ctypes.c_size_t),
        ("hblks", ctypes.c_size_t),
        ("hblkhd", ctypes.c_size_t),
        ("usmblks", ctypes.c_size_t),
        ("fsmblks", ctypes.c_size_t),
        ("uordblks", ctypes.c_size_t),
        ("fordblks", ctypes.c_size_t),
        ("keepcost", ctypes.c_size_t),
    )


def in_use() -> float:
    """Returns the memory that is in use, in MiB."""
    library = ctypes.CDLL("libc.so.6")
    library.mallinfo2.restype = _Allocated
    told = library.mallinfo2()
    return float(told.uordblks + told.hblkhd) / 2**20
