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
`,
};
