/** pathlib, shutil and others about files. */
export const FILES: Readonly<Record<string, string>> = {
  stat: `
def S_ISDIR(mode): return mode & 0o170000 == 0o040000
def S_ISREG(mode): return mode & 0o170000 == 0o100000
def S_ISLNK(mode): return mode & 0o170000 == 0o120000
def S_IMODE(mode): return mode & 0o7777
S_IRUSR, S_IWUSR, S_IXUSR, S_IRWXU = 256, 128, 64, 448
`,
  shutil: `
import os
class Error(OSError): pass
class SameFileError(Error): pass
def copyfile(src, dst):
    src, dst = os.fspath(src), os.fspath(dst)
    with open(src, 'rb') as f:
        data = f.read()
    with open(dst, 'wb') as f:
        f.write(data)
    return dst
def copymode(src, dst):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)
def copy(src, dst):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    copymode(src, dst)
    return dst
copy2 = copy
def copytree(src, dst, dirs_exist_ok=False):
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for n in os.listdir(src):
        s, d = os.path.join(src, n), os.path.join(dst, n)
        if os.path.isdir(s): copytree(s, d, dirs_exist_ok)
        else: copy2(s, d)
    return dst
def rmtree(path, ignore_errors=False):
    try:
        for n in os.listdir(path):
            p = os.path.join(path, n)
            if os.path.isdir(p) and not os.path.islink(p): rmtree(p, ignore_errors)
            else: os.remove(p)
        os.rmdir(path)
    except OSError:
        if not ignore_errors: raise
def move(src, dst):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    try:
        os.rename(src, dst)
    except OSError as e:
        if e.errno != 18: raise
        if os.path.isdir(src):
            copytree(src, dst)
            rmtree(src)
        else:
            copy2(src, dst)
            os.unlink(src)
    return dst
def which(cmd):
    for d in os.environ.get('PATH', '').split(':'):
        p = os.path.join(d, cmd)
        if os.path.isfile(p) and os.access(p, 1): return p
`,
  glob: `
import os, fnmatch
def glob(pattern, recursive=False):
    return sorted(iglob(pattern, recursive))
def iglob(pattern, recursive=False):
    head, tail = os.path.split(pattern)
    heads = iglob(head, recursive) if any(c in head for c in '*?[') else [head]
    for h in heads:
        if recursive and tail == '**':
            for top, dirs, files in os.walk(h or '.'):
                for n in [''] + files:
                    yield os.path.join(top, n)
        elif not any(c in tail for c in '*?['):
            if os.path.exists(os.path.join(h, tail)): yield os.path.join(h, tail)
        elif os.path.isdir(h or '.'):
            for n in os.listdir(h or '.'):
                if fnmatch.fnmatch(n, tail) and (n[0] != '.' or tail[0] == '.'):
                    yield os.path.join(h, n)
`,
  fnmatch: `
import re
def translate(pat):
    out = ''
    for c in pat:
        out += {'*': '.*', '?': '.', '[': '[', ']': ']'}.get(c) or re.escape(c)
    return out.replace('[\\\\!', '[^')
def fnmatch(name, pat):
    return re.fullmatch(translate(pat), name, re.S) is not None
fnmatchcase = fnmatch
def filter(names, pat):
    return [n for n in names if fnmatch(n, pat)]
`,
  tempfile: `
import os, random
def gettempdir(): return '/tmp'
def _name(prefix, suffix, dir):
    letters = 'abcdefghijklmnopqrstuvwxyz0123456789_'
    return os.path.join(dir or '/tmp', prefix + ''.join(random.choice(letters) for i in range(8)) + suffix)
def mkdtemp(suffix='', prefix='tmp', dir=None):
    p = _name(prefix, suffix, dir)
    os.mkdir(p, 0o700)
    return p
class TemporaryDirectory:
    def __init__(self, suffix='', prefix='tmp', dir=None): self.name = mkdtemp(suffix, prefix, dir)
    def __enter__(self): return self.name
    def __exit__(self, *a): self.cleanup()
    def cleanup(self):
        import shutil
        shutil.rmtree(self.name, True)
def NamedTemporaryFile(mode='w+b', delete=True, suffix='', prefix='tmp', dir=None):
    return open(_name(prefix, suffix, dir), mode)
`,
  pathlib: `
import os
class PurePath:
    def __init__(self, *parts):
        p = os.path.join(*[os.fspath(x) for x in parts]) if parts else '.'
        lead = '/' if p[:1] == '/' else ''
        self._p = lead + '/'.join(x for x in p.split('/') if x and x != '.') or '.'
    def __str__(self): return self._p
    def __fspath__(self): return self._p
    def __repr__(self): return f"PosixPath({self._p!r})"
    def __eq__(self, o): return isinstance(o, PurePath) and o._p == self._p
    def __hash__(self): return hash(self._p)
    def __lt__(self, o): return self._p < o._p
    def __truediv__(self, o): return type(self)(self._p, o)
    def __rtruediv__(self, o): return type(self)(o, self._p)
    def joinpath(self, *o): return type(self)(self._p, *o)
    @property
    def name(self): return os.path.basename(self._p) if self._p not in ('/', '.') else ''
    @property
    def parent(self): return type(self)(os.path.dirname(self._p) or '.')
    @property
    def parents(self):
        out, p = [], self
        while p.parent != p:
            p = p.parent
            out.append(p)
        return tuple(out)
    @property
    def suffix(self): return os.path.splitext(self.name)[1]
    @property
    def stem(self): return os.path.splitext(self.name)[0]
    @property
    def parts(self): return tuple((['/'] if self._p[0] == '/' else []) + [x for x in self._p.split('/') if x])
    def with_suffix(self, s): return self.parent / (self.stem + s)
    def with_name(self, n): return self.parent / n
    def is_absolute(self): return self._p[0] == '/'
    def as_posix(self): return self._p
    def relative_to(self, o):
        o = str(type(self)(o))
        if o == self._p: return type(self)('.')
        if o != '/' : o += '/'
        if not self._p.startswith(o):
            raise ValueError(f"{self._p!r} is not in the subpath of {o.rstrip('/')!r}")
        return type(self)(self._p[len(o):])
class Path(PurePath):
    @classmethod
    def cwd(cls): return cls(os.getcwd())
    @classmethod
    def home(cls): return cls(os.path.expanduser('~'))
    def exists(self): return os.path.exists(self._p)
    def is_file(self): return os.path.isfile(self._p)
    def is_dir(self): return os.path.isdir(self._p)
    def is_symlink(self): return os.path.islink(self._p)
    def stat(self): return os.stat(self._p)
    def open(self, mode='r', *a, **k): return open(self._p, mode)
    def read_text(self, encoding=None, errors=None):
        with open(self._p) as f: return f.read()
    def read_bytes(self):
        with open(self._p, 'rb') as f: return f.read()
    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with open(self._p, 'w') as f: return f.write(data)
    def write_bytes(self, data):
        with open(self._p, 'wb') as f: return f.write(data)
    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if parents: os.makedirs(self._p, mode, exist_ok)
        else:
            try: os.mkdir(self._p, mode)
            except OSError:
                if not exist_ok or not self.is_dir(): raise
    def rmdir(self): os.rmdir(self._p)
    def unlink(self, missing_ok=False):
        try: os.unlink(self._p)
        except FileNotFoundError:
            if not missing_ok: raise
    def touch(self, mode=0o666, exist_ok=True):
        open(self._p, 'a' if exist_ok else 'x').close()
    def chmod(self, mode): os.chmod(self._p, mode)
    def rename(self, o):
        os.rename(self._p, o)
        return Path(o)
    replace = rename
    def symlink_to(self, o): os.symlink(o, self._p)
    def resolve(self, strict=False): return Path(os.path.realpath(self._p))
    def absolute(self): return Path(os.path.abspath(self._p))
    def expanduser(self): return Path(os.path.expanduser(self._p))
    def iterdir(self):
        for n in os.listdir(self._p): yield self / n
    def glob(self, pattern):
        import glob
        for p in glob.glob(os.path.join(self._p, pattern), recursive=True): yield Path(p)
    def rglob(self, pattern):
        import fnmatch
        for top, dirs, files in os.walk(self._p):
            for n in dirs + files:
                if fnmatch.fnmatch(n, pattern): yield Path(top, n)
PosixPath = Path
PurePosixPath = PurePath
`,
};
