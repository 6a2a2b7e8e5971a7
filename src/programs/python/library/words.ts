/** random, re, string and others about single values. */
export const WORDS: Readonly<Record<string, string>> = {
  string: `
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits, hexdigits, octdigits = '0123456789', '0123456789abcdefABCDEF', '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~"""
whitespace = ' \\t\\n\\r\\x0b\\x0c'
printable = digits + ascii_letters + punctuation + whitespace
def capwords(s, sep=None): return (sep or ' ').join(x.capitalize() for x in s.split(sep))
class Template:
    def __init__(self, template): self.template = template
    def _sub(self, m, safe):
        import re
        def one(f):
            if f[1]: return '$'
            n = f[2] or f[3]
            if n in m: return str(m[n])
            if safe: return f[0]
            raise KeyError(n)
        return re.sub(r'\\$(?:(\\$)|(\\w+)|\\{(\\w+)\\})', one, self.template)
    def substitute(self, m={}, **k): return self._sub({**m, **k}, False)
    def safe_substitute(self, m={}, **k): return self._sub({**m, **k}, True)
`,
  random: `
import _random
from _random import random, getrandbits
def seed(a=None):
    if a is None: return
    if isinstance(a, int): _random.seed(a)
    elif isinstance(a, float): _random.seed(hash(a))
    else:
        b = a.encode() if isinstance(a, str) else a
        import hashlib
        b += hashlib.sha512(b).digest()
        n = 0
        for x in b: n = n * 256 + x
        _random.seed(n)
def _below(n):
    k = n.bit_length()
    r = getrandbits(k)
    while r >= n: r = getrandbits(k)
    return r
def randrange(start, stop=None, step=1):
    if stop is None: start, stop = 0, start
    width = stop - start
    n = (width + step - 1) // step if step > 0 else (width + step + 1) // step
    if n <= 0: raise ValueError(f'empty range in randrange({start}, {stop})' if step == 1 else f'empty range in randrange({start}, {stop}, {step})')
    return start + step * _below(n)
def randint(a, b): return randrange(a, b + 1)
def choice(seq):
    if not len(seq): raise IndexError('Cannot choose from an empty sequence')
    return seq[_below(len(seq))]
def uniform(a, b): return a + (b - a) * random()
def shuffle(x):
    for i in reversed(range(1, len(x))):
        j = _below(i + 1)
        x[i], x[j] = x[j], x[i]
def sample(population, k):
    n = len(population)
    if not 0 <= k <= n: raise ValueError('Sample larger than population or is negative')
    out = [None] * k
    size = 21
    if k > 5:
        import math
        size += 4 ** math.ceil(math.log(k * 3, 4))
    if n <= size:
        pool = list(population)
        for i in range(k):
            j = _below(n - i)
            out[i] = pool[j]
            pool[j] = pool[n - i - 1]
    else:
        seen = set()
        for i in range(k):
            j = _below(n)
            while j in seen: j = _below(n)
            seen.add(j)
            out[i] = population[j]
    return out
def choices(population, weights=None, *, k=1):
    import math
    if weights is None: return [population[math.floor(random() * len(population))] for i in range(k)]
    total, cum = 0, []
    for w in weights:
        total += w
        cum.append(total)
    out = []
    for i in range(k):
        x = random() * total
        out.append(population[[n for n, c in enumerate(cum) if c > x][0]])
    return out
def randbytes(n): return getrandbits(n * 8).to_bytes(n, 'little')
def gauss(mu=0.0, sigma=1.0):
    import math
    x, g = random() * math.tau, math.sqrt(-2.0 * math.log(1.0 - random()))
    return mu + math.cos(x) * g * sigma
normalvariate = gauss
def expovariate(l=1.0):
    import math
    return -math.log(1.0 - random()) / l
`,
  secrets: `
import random
from random import choice
def token_bytes(n=32): return random.randbytes(n)
def token_hex(n=32): return token_bytes(n).hex()
def randbelow(n): return random.randrange(n)
`,
  io: `
class StringIO:
    def __init__(self, text=''): self._t, self._at = text, 0
    def write(self, s):
        self._t = self._t[:self._at] + s + self._t[self._at + len(s):] if self._at < len(self._t) else self._t + s
        self._at += len(s)
        return len(s)
    def getvalue(self): return self._t
    def read(self, n=-1):
        end = len(self._t) if n is None or n < 0 else self._at + n
        s, self._at = self._t[self._at:end], min(end, len(self._t))
        return s
    def readline(self):
        nl = self._t[:0] + ('\\n' if isinstance(self._t, str) else b'\\n')
        n = self._t.find(nl, self._at)
        end = len(self._t) if n < 0 else n + 1
        s, self._at = self._t[self._at:end], end
        return s
    def readlines(self): return list(self)
    def __iter__(self): return iter(self.readline, self._t[:0])
    def seek(self, n, whence=0):
        self._at = n
        return n
    def tell(self): return self._at
    def flush(self): pass
    def close(self): pass
    def __enter__(self): return self
    def __exit__(self, *a): pass
class BytesIO(StringIO):
    def __init__(self, data=b''): self._t, self._at = data, 0
`,
  re: `
import _pattern
A = ASCII = 256
I = IGNORECASE = 2
M = MULTILINE = 8
S = DOTALL = 16
X = VERBOSE = 64
class error(Exception): pass
class Match:
    def __init__(self, re, string, found):
        self.re, self.string = re, string
        self._g, self._s, self._n = found
        self.pos = 0
        self.lastindex = max([i for i, g in enumerate(self._g) if i and g is not None] or [0]) or None
    def _i(self, n): return self._g[n] if isinstance(n, int) else self._n[n]
    def group(self, *ns):
        try:
            if len(ns) > 1: return tuple([self._i(n) for n in ns])
            return self._i(ns[0] if ns else 0)
        except (IndexError, KeyError): raise IndexError('no such group') from None
    def __getitem__(self, n): return self.group(n)
    def groups(self, default=None): return tuple([default if g is None else g for g in self._g[1:]])
    def groupdict(self, default=None): return {k: default if v is None else v for k, v in self._n.items()}
    def start(self, n=0): return self._s[n][0]
    def end(self, n=0): return self._s[n][1]
    def span(self, n=0): return self._s[n]
    def expand(self, t): return _expand(t, self)
    def __repr__(self): return f'<re.Match object; span={self.span()}, match={self.group()!r}>'
def _expand(t, m):
    out, i = t[:0], 0
    if '\\\\' not in t: return t
    while i < len(t):
        c = t[i]
        if c == '\\\\' and i + 1 < len(t):
            i += 1
            c = t[i]
            if c == 'g':
                e = t.index('>', i)
                n = t[i + 2:e]
                c, i = m.group(int(n) if n.isdigit() else n) or '', e
            elif c.isdigit(): c = m.group(int(c)) or ''
            else: c = {'n': '\\n', 't': '\\t'}.get(c, c)
        out += c
        i += 1
    return out
class Pattern:
    def __init__(self, pattern, flags=0):
        self.pattern, self.flags = pattern, flags
        try: _pattern.check(pattern, flags)
        except ValueError as e: raise error(str(e)) from None
    def _exec(self, s, at, how=''):
        f = _pattern.exec(self.pattern, self.flags, s, at, how)
        return f and Match(self, s, f)
    def search(self, s, pos=0): return self._exec(s, pos)
    def match(self, s, pos=0): return self._exec(s, pos, 'match')
    def fullmatch(self, s):
        f = _pattern.exec('(?:' + self.pattern + ')(?![\\\\s\\\\S])', self.flags, s, 0, 'match')
        return f and Match(self, s, f)
    def finditer(self, s):
        at = 0
        while at <= len(s):
            m = self._exec(s, at)
            if not m: return
            yield m
            at = m.end() + (m.end() == m.start())
    def findall(self, s):
        return [m.group() if len(m._g) == 1 else m._g[1] or '' if len(m._g) == 2 else m.groups('') for m in self.finditer(s)]
    def subn(self, repl, s, count=0):
        out, at, n = s[:0], 0, 0
        for m in self.finditer(s):
            if count and n >= count: break
            out += s[at:m.start()] + (repl(m) if callable(repl) else _expand(repl, m))
            at, n = m.end(), n + 1
        return out + s[at:], n
    def sub(self, repl, s, count=0): return self.subn(repl, s, count)[0]
    def split(self, s, maxsplit=0):
        out, at = [], 0
        for m in self.finditer(s):
            if maxsplit and len(out) >= maxsplit: break
            out.append(s[at:m.start()])
            out += m.groups()
            at = m.end()
        return out + [s[at:]]
def compile(p, flags=0): return p if isinstance(p, Pattern) else Pattern(p, flags)
def search(p, s, flags=0): return compile(p, flags).search(s)
def match(p, s, flags=0): return compile(p, flags).match(s)
def fullmatch(p, s, flags=0): return compile(p, flags).fullmatch(s)
def findall(p, s, flags=0): return compile(p, flags).findall(s)
def finditer(p, s, flags=0): return compile(p, flags).finditer(s)
def sub(p, r, s, count=0, flags=0): return compile(p, flags).sub(r, s, count)
def subn(p, r, s, count=0, flags=0): return compile(p, flags).subn(r, s, count)
def split(p, s, maxsplit=0, flags=0): return compile(p, flags).split(s, maxsplit)
def escape(s): return ''.join('\\\\' + c if c in '()[]{}?*+-|^$\\\\.&~# \\t\\n\\r\\x0b\\x0c' else c for c in s)
`,
  textwrap: `
def dedent(text):
    lines = text.split('\\n')
    margin = None
    for l in lines:
        if l.strip():
            lead = l[:len(l) - len(l.lstrip())]
            while margin is not None and not lead.startswith(margin): margin = margin[:-1]
            margin = lead if margin is None else margin
    return '\\n'.join(l[len(margin or ''):] if l.strip() else '' for l in lines)
def indent(text, prefix, predicate=None):
    return ''.join(prefix + l if l.strip() else l for l in text.splitlines(True))
def wrap(text, width=70):
    lines, now = [], ''
    for w in text.split():
        if now and len(now) + 1 + len(w) > width:
            lines.append(now)
            now = w
        else: now = now + ' ' + w if now else w
    return lines + [now] if now else lines
def fill(text, width=70): return '\\n'.join(wrap(text, width))
`,
  pprint: `
def pformat(x, **k): return repr(x)
def pprint(x, **k): print(repr(x))
`,
  hashlib: `
import _hash
class _Hash:
    def __init__(self, name, data=b''): self.name, self._data = name, bytes(data)
    def update(self, data): self._data += data
    def hexdigest(self): return _hash.digest(self.name, self._data)
    def digest(self): return bytes.fromhex(self.hexdigest())
def new(name, data=b''): return _Hash(name, data)
def md5(data=b'', **k): return _Hash('md5', data)
def sha1(data=b'', **k): return _Hash('sha1', data)
def sha256(data=b'', **k): return _Hash('sha256', data)
def sha512(data=b'', **k): return _Hash('sha512', data)
`,
};
