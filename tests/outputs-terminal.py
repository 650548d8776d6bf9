#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# outputs-terminal.py - runs a command on a terminal of so many columns, and
# prints what it writes there; for tests/outputs.t.
#
#   outputs-terminal.py COLUMNS COMMAND...
import fcntl
import os
import pty
import struct
import sys
import termios

child, terminal = pty.fork()
if child == 0:
    size = struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0)
    fcntl.ioctl(1, termios.TIOCSWINSZ, size)
    os.execvp(sys.argv[2], sys.argv[2:])
written = b""
while True:
    try:
        read = os.read(terminal, 65536)
    except OSError:  # The other side is closed.
        break
    if not read:
        break
    written += read
sys.stdout.buffer.write(written.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
