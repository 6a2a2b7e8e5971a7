/** What nearly every script imports: os, and numbers of errors. */
export const CORE: Readonly<Record<string, string>> = {
  os: `
import os.path as path
error = OSError
def makedirs(name, mode=0o777, exist_ok=False):
    name = fspath(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=exist_ok)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise
def removedirs(name):
    rmdir(name)
def walk(top, topdown=True):
    dirs, files = [], []
    for n in listdir(top):
        (dirs if path.isdir(path.join(top, n)) else files).append(n)
    if topdown:
        yield top, dirs, files
    for d in dirs:
        yield from walk(path.join(top, d), topdown)
    if not topdown:
        yield top, dirs, files
class DirEntry:
    def __init__(self, top, name):
        self.name = name
        self.path = path.join(top, name)
    def is_file(self): return path.isfile(self.path)
    def is_dir(self): return path.isdir(self.path)
    def is_symlink(self): return path.islink(self.path)
    def stat(self): return stat(self.path)
    def __fspath__(self): return self.path
    def __repr__(self): return f'<DirEntry {self.name!r}>'
def scandir(top='.'):
    return iter([DirEntry(top, n) for n in listdir(top)])
def system(command):
    import subprocess
    status = subprocess.call(['/bin/sh', '-c', command])
    return -status if status < 0 else status << 8
def waitstatus_to_exitcode(status):
    return status >> 8
class PathLike: pass
`,
  errno: `
EPERM, ENOENT, EINTR, EAGAIN, EACCES, EEXIST, ENOTDIR, EISDIR, EINVAL, ENOSPC, EPIPE = 1, 2, 4, 11, 13, 17, 20, 21, 22, 28, 32
EINPROGRESS, EADDRINUSE, ECONNRESET, ETIMEDOUT, ECONNREFUSED, EHOSTUNREACH = 115, 98, 104, 110, 111, 113
errorcode = {v: k for k, v in list(globals().items()) if k[0] == 'E'}
`,
  atexit: `
from sys import _at_exit as register
`,
};
