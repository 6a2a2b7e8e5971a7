/** json, collections, itertools: containers and what walks them. */
export const DATA: Readonly<Record<string, string>> = {
  json: `
class JSONDecodeError(ValueError): pass
JSONDecodeError.__module__ = 'json.decoder'
def dump(obj, fp, **k): fp.write(dumps(obj, **k))
def load(fp): return loads(fp.read())
`,
  collections: `
class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        v = self.pop(key)
        if last: self[key] = v
        else:
            rest = list(self.items())
            self.clear()
            self[key] = v
            self.update(rest)
class defaultdict(dict): pass
class Counter(dict):
    def __init__(self, items=(), **k): self.update(items, **k)
    def update(self, items=(), **k):
        if isinstance(items, dict):
            for x, n in items.items(): self[x] = self.get(x, 0) + n
        else:
            for x in items: self[x] = self.get(x, 0) + 1
        for x, n in k.items(): self[x] = self.get(x, 0) + n
    def __missing__(self, key): return 0
    def most_common(self, n=None): return sorted(self.items(), key=lambda p: p[1], reverse=True)[:n]
    def elements(self):
        for x, n in self.items():
            for i in range(n): yield x
    def total(self): return sum(self.values())
class deque:
    def __init__(self, items=(), maxlen=None):
        self._l, self.maxlen = list(items), maxlen
        self._cut(True)
    def _cut(self, left):
        while self.maxlen is not None and len(self._l) > self.maxlen: self._l.pop(0 if left else -1)
    def append(self, x):
        self._l.append(x)
        self._cut(True)
    def appendleft(self, x):
        self._l.insert(0, x)
        self._cut(False)
    def extend(self, xs):
        for x in xs: self.append(x)
    def extendleft(self, xs):
        for x in xs: self.appendleft(x)
    def pop(self):
        if not self._l: raise IndexError('pop from an empty deque')
        return self._l.pop()
    def popleft(self):
        if not self._l: raise IndexError('pop from an empty deque')
        return self._l.pop(0)
    def clear(self): self._l.clear()
    def remove(self, x): self._l.remove(x)
    def rotate(self, n=1):
        if self._l:
            n %= len(self._l)
            self._l = self._l[-n:] + self._l[:-n] if n else self._l
    def __iter__(self): return iter(self._l)
    def __len__(self): return len(self._l)
    def __getitem__(self, i): return self._l[i]
    def __setitem__(self, i, x): self._l[i] = x
    def __contains__(self, x): return x in self._l
    def __eq__(self, o): return isinstance(o, deque) and o._l == self._l
    def __repr__(self): return f'deque({self._l!r}' + (f', maxlen={self.maxlen})' if self.maxlen is not None else ')')
def namedtuple(typename, field_names, defaults=(), **k):
    if isinstance(field_names, str): field_names = field_names.replace(',', ' ').split()
    fields = tuple(field_names)
    class made:
        _fields = fields
        def __init__(self, *args, **named):
            start = len(fields) - len(defaults)
            values = dict(zip(fields[start:], defaults))
            values.update(zip(fields, args))
            values.update(named)
            if len(args) > len(fields):
                raise TypeError(f'{typename}.__new__() takes {len(fields) + 1} positional arguments but {len(args) + 1} were given')
            missing = [f for f in fields if f not in values]
            if missing:
                raise TypeError(f"{typename}.__new__() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: " + ' and '.join(repr(m) for m in missing))
            self.__dict__.update({f: values[f] for f in fields})
            for f in fields: setattr(self, f, values[f])
        def _t(self): return tuple([getattr(self, f) for f in fields])
        def __iter__(self): return iter(self._t())
        def __getitem__(self, i): return self._t()[i]
        def __len__(self): return len(fields)
        def __eq__(self, o): return self._t() == (o._t() if hasattr(o, '_t') else o)
        def __lt__(self, o): return self._t() < tuple(o)
        def __hash__(self): return hash(self._t())
        def __repr__(self): return type(self).__name__ + '(' + ', '.join(f'{f}={getattr(self, f)!r}' for f in fields) + ')'
        def _asdict(self): return {f: getattr(self, f) for f in fields}
        def _replace(self, **k): return type(self)(**{**self._asdict(), **k})
        @classmethod
        def _make(cls, values): return cls(*values)
    return type(typename, (made,), {})
`,
  'collections.abc': 'from typing import *\n',
  itertools: `
def count(start=0, step=1):
    while True:
        yield start
        start += step
def cycle(items):
    items = list(items)
    while items: yield from items
def repeat(x, times=None):
    while times is None or times > 0:
        yield x
        if times is not None: times -= 1
class chain:
    def __init__(self, *its): self._i = self._all(its)
    def _all(self, its):
        for it in its: yield from it
    def __iter__(self): return self._i
    def __next__(self): return next(self._i)
    @classmethod
    def from_iterable(cls, its): return cls(*its)
def islice(it, *a):
    s = slice(*a) if len(a) > 1 else slice(0, a[0])
    start, stop, step = a[0] if len(a) > 1 else 0, a[1] if len(a) > 1 else a[0], a[2] if len(a) > 2 else 1
    if stop == 0: return
    for i, x in enumerate(it):
        if i >= (start or 0) and (i - (start or 0)) % (step or 1) == 0: yield x
        if stop is not None and i + 1 >= stop: return
def takewhile(f, it):
    for x in it:
        if not f(x): return
        yield x
def dropwhile(f, it):
    it = iter(it)
    for x in it:
        if not f(x):
            yield x
            break
    yield from it
def accumulate(it, func=lambda a, b: a + b, *, initial=None):
    total = initial
    if initial is not None: yield initial
    for x in it:
        total = x if total is None else func(total, x)
        yield total
def starmap(f, it):
    for a in it: yield f(*a)
def zip_longest(*its, fillvalue=None):
    its = [list(i) for i in its]
    for n in range(max(len(i) for i in its)): yield tuple([i[n] if n < len(i) else fillvalue for i in its])
def product(*its, repeat=1):
    out = [()]
    for it in [list(i) for i in its] * repeat: out = [a + (x,) for a in out for x in it]
    yield from out
def permutations(it, r=None):
    it = list(it)
    r = len(it) if r is None else r
    for idx in product(range(len(it)), repeat=r):
        if len(set(idx)) == r: yield tuple([it[i] for i in idx])
def combinations(it, r):
    it = list(it)
    for idx in product(range(len(it)), repeat=r):
        if all(a < b for a, b in zip(idx, idx[1:])): yield tuple([it[i] for i in idx])
def groupby(it, key=None):
    last, group, first = None, [], True
    for x in it:
        k = x if key is None else key(x)
        if not first and k != last:
            yield last, iter(group)
            group = []
        last, first = k, False
        group.append(x)
    if not first: yield last, iter(group)
def pairwise(it):
    it = list(it)
    yield from zip(it, it[1:])
def batched(it, n):
    it = list(it)
    for i in range(0, len(it), n): yield tuple(it[i:i + n])
def tee(it, n=2):
    it = list(it)
    return tuple([iter(it) for i in range(n)])
`,
  functools: `
def reduce(f, it, *initial):
    it = iter(it)
    total = initial[0] if initial else next(it)
    for x in it: total = f(total, x)
    return total
def partial(f, *a, **k): return lambda *b, **m: f(*a, *b, **{**k, **m})
def wraps(f):
    def decorate(g):
        g.__name__ = f.__name__
        g.__doc__ = f.__doc__
        g.__wrapped__ = f
        return g
    return decorate
def lru_cache(maxsize=128, typed=False):
    def decorate(f):
        seen = {}
        def g(*a, **k):
            key = (a, tuple(sorted(k.items())))
            if key not in seen: seen[key] = f(*a, **k)
            return seen[key]
        g.cache_clear = seen.clear
        return wraps(f)(g)
    return decorate(maxsize) if callable(maxsize) else decorate
def cache(f): return lru_cache(None)(f)
class cached_property(property): pass
def total_ordering(cls):
    cls.__le__ = lambda a, b: a < b or a == b
    cls.__gt__ = lambda a, b: not (a < b or a == b)
    cls.__ge__ = lambda a, b: not a < b
    return cls
def cmp_to_key(f):
    class K:
        def __init__(self, x): self.x = x
        def __lt__(self, o): return f(self.x, o.x) < 0
    return K
`,
  operator: `
def itemgetter(*ks): return (lambda o: o[ks[0]]) if len(ks) == 1 else (lambda o: tuple([o[k] for k in ks]))
def attrgetter(*ks): return (lambda o: getattr(o, ks[0])) if len(ks) == 1 else (lambda o: tuple([getattr(o, k) for k in ks]))
def methodcaller(n, *a): return lambda o: getattr(o, n)(*a)
def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def truediv(a, b): return a / b
def eq(a, b): return a == b
def lt(a, b): return a < b
def gt(a, b): return a > b
`,
  copy: `
def copy(x):
    if isinstance(x, (list, dict, set)): return x.copy()
    if not hasattr(x, '__dict__') or isinstance(x, type) or callable(x): return x
    y = type(x).__new__(type(x))
    for k, v in x.__dict__.items(): setattr(y, k, v)
    return y
def deepcopy(x, memo=None):
    if isinstance(x, list): return [deepcopy(v) for v in x]
    if isinstance(x, tuple): return tuple([deepcopy(v) for v in x])
    if isinstance(x, dict): return {k: deepcopy(v) for k, v in x.items()}
    y = copy(x)
    if y is not x and hasattr(y, '__dict__'):
        for k, v in x.__dict__.items(): setattr(y, k, deepcopy(v))
    return y
`,
};
