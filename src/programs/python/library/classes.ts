/** contextlib, typing, enum: what classes and functions are made with. */
export const CLASSES: Readonly<Record<string, string>> = {
  contextlib: `
from functools import wraps
class _Manager:
    def __init__(self, gen): self.gen = gen
    def __enter__(self): return next(self.gen)
    def __exit__(self, t, v, tb):
        if t is None:
            next(self.gen, None)
            return False
        try: self.gen.throw(v)
        except StopIteration: return True
        except BaseException as e:
            if e is v: return False
            raise
        return False
def contextmanager(f):
    @wraps(f)
    def g(*a, **k): return _Manager(f(*a, **k))
    return g
class suppress:
    def __init__(self, *types): self.types = types
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is not None and issubclass(t, self.types)
class closing:
    def __init__(self, x): self.x = x
    def __enter__(self): return self.x
    def __exit__(self, *a): self.x.close()
class nullcontext:
    def __init__(self, x=None): self.x = x
    def __enter__(self): return self.x
    def __exit__(self, *a): pass
`,
  typing: `
class _Any:
    def __getitem__(self, i): return self
    def __call__(self, *a, **k): return self
    def __or__(self, o): return self
    def __ror__(self, o): return self
Any = Optional = Union = List = Dict = Tuple = Set = Callable = Iterable = Iterator = Sequence = Mapping = MutableMapping = Generator = Literal = Type = Final = ClassVar = Hashable = Awaitable = Self = _Any()
TYPE_CHECKING = False
def TypeVar(*a, **k): return _Any()
def cast(t, x): return x
def overload(f): return f
class NamedTuple: pass
class Protocol: pass
class Generic:
    pass
`,
  abc: `
class ABCMeta: pass
class ABC: pass
def abstractmethod(f): return f
`,
  enum: `
def auto(): return _auto
_auto = object()
class Enum:
    def __init_subclass__(cls):
        cls._members = []
        n = 0
        for k, v in list(cls.__dict__.items()):
            if k[:1] == '_' or callable(v) or isinstance(v, (property, staticmethod, classmethod)) or k in ('_members',): continue
            n = n + 1 if v is _auto else v
            m = object.__new__(cls)
            m.name, m.value = k, n
            setattr(cls, k, m)
            cls._members.append(m)
        cls.__new__ = lambda c, v: c._find(v)
        cls.__init__ = lambda self, v: None
    @classmethod
    def _find(cls, v):
        for m in cls._members:
            if m.value == v: return m
        raise ValueError(f'{v!r} is not a valid {cls.__name__}')
    def __repr__(self): return f'<{type(self).__name__}.{self.name}: {self.value!r}>'
    def __str__(self): return f'{type(self).__name__}.{self.name}'
class IntEnum(Enum):
    def __init_subclass__(cls): Enum.__init_subclass__.__func__(cls)
`,
  dataclasses: `
class _Missing: pass
class Field:
    def __init__(self, default, factory): self.default, self.factory = default, factory
def field(*, default=_Missing, default_factory=_Missing, **k): return Field(default, default_factory)
class FrozenInstanceError(AttributeError): pass
def fields(c): return tuple([SimpleField(n) for n in c.__dataclass_fields__])
class SimpleField:
    def __init__(self, name): self.name = name
def asdict(o): return {n: asdict(v) if hasattr(v, '__dataclass_fields__') else v for n, v in ((n, getattr(o, n)) for n in o.__dataclass_fields__)}
def replace(o, **k): return type(o)(**{**{n: getattr(o, n) for n in o.__dataclass_fields__}, **k})
def dataclass(cls=None, *, frozen=False, order=False, **options):
    if cls is None: return lambda c: dataclass(c, frozen=frozen, order=order)
    names = {}
    for c in reversed(cls.__mro__):
        for n in getattr(c, '__dict__', {}).get('__annotations__') or []: names[n] = c.__dict__.get(n, names.get(n, _Missing))
    def init(self, *args, **named):
        given = dict(zip(names, args))
        if len(args) > len(names):
            raise TypeError(f'{cls.__name__}.__init__() takes {len(names) + 1} positional arguments but {len(args) + 1} were given')
        for n in named:
            if n not in names: raise TypeError(f"{cls.__name__}.__init__() got an unexpected keyword argument '{n}'")
        given.update(named)
        missing = [repr(n) for n, d in names.items() if n not in given and (d is _Missing or isinstance(d, Field) and d.default is d.factory)]
        if missing:
            text = missing[0] if len(missing) == 1 else ' and '.join(missing) if len(missing) == 2 else ', '.join(missing[:-1]) + ', and ' + missing[-1]
            raise TypeError(f"{cls.__name__}.__init__() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {text}")
        for n, d in names.items():
            if n in given: v = given[n]
            elif isinstance(d, Field): v = d.default if d.factory is _Missing else d.factory()
            else: v = d
            _set(self, n, v)
        if hasattr(self, '__post_init__'): self.__post_init__()
    def _set(self, n, v): object.__setattr__(self, n, v) if frozen else setattr(self, n, v)
    def key(self): return tuple([getattr(self, n) for n in names])
    def rep(self): return type(self).__name__ + '(' + ', '.join([f'{n}={getattr(self, n)!r}' for n in names]) + ')'
    cls.__dataclass_fields__ = names
    own = cls.__dict__
    if '__init__' not in own: cls.__init__ = init
    if '__repr__' not in own: cls.__repr__ = rep
    if '__eq__' not in own: cls.__eq__ = lambda a, b: type(a) is type(b) and key(a) == key(b)
    if order:
        cls.__lt__ = lambda a, b: key(a) < key(b)
        cls.__le__ = lambda a, b: key(a) <= key(b)
        cls.__gt__ = lambda a, b: key(a) > key(b)
        cls.__ge__ = lambda a, b: key(a) >= key(b)
    if frozen:
        cls.__hash__ = lambda a: hash(key(a))
        def deny(self, n, v): raise FrozenInstanceError(f"cannot assign to field '{n}'")
        cls.__setattr__ = deny
    return cls
`,
  uuid: `
import random, os
class UUID:
    def __init__(self, hex=None, int=None):
        self.hex = (hex or '%032x' % int).replace('-', '').lower()
        if len(self.hex) != 32: raise ValueError('badly formed hexadecimal UUID string')
    def __str__(self):
        h = self.hex
        return '-'.join((h[:8], h[8:12], h[12:16], h[16:20], h[20:]))
    def __repr__(self): return f"UUID('{self}')"
    def __eq__(self, o): return isinstance(o, UUID) and o.hex == self.hex
    def __hash__(self): return hash(self.hex)
def uuid4():
    h = os.urandom(16).hex()
    return UUID(h[:12] + '4' + h[13:16] + '89ab'[int(h[16], 16) % 4] + h[17:])
`,
  base64: `
_a = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
def b64encode(s, altchars=None):
    out = ''
    for i in range(0, len(s), 3):
        part = s[i:i + 3]
        n = int.from_bytes(part + bytes(3 - len(part)), 'big')
        out += (_a[n >> 18] + _a[n >> 12 & 63] + _a[n >> 6 & 63] + _a[n & 63])[:len(part) + 1] + '=' * (3 - len(part))
    return out.encode()
def b64decode(s, altchars=None, validate=False):
    if isinstance(s, bytes): s = s.decode()
    s, out = ''.join(c for c in s if c in _a), []
    for i in range(0, len(s), 4):
        part = s[i:i + 4]
        n = 0
        for c in part.ljust(4, 'A'): n = n * 64 + _a.index(c)
        out += [n >> 16, n >> 8 & 255, n & 255][:len(part) - 1]
    return bytes(out)
def urlsafe_b64encode(s): return b64encode(s).replace(b'+', b'-').replace(b'/', b'_')
def urlsafe_b64decode(s): return b64decode((s if isinstance(s, bytes) else s.encode()).replace(b'-', b'+').replace(b'_', b'/'))
standard_b64encode, standard_b64decode = b64encode, b64decode
`,
  types: `
class SimpleNamespace:
    def __init__(self, **k):
        for n, v in k.items(): setattr(self, n, v)
    def __repr__(self): return 'namespace(' + ', '.join(f'{k}={v!r}' for k, v in self.__dict__.items()) + ')'
    def __eq__(self, o): return self.__dict__ == o.__dict__
`,
};
