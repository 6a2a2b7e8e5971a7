/** datetime. */
export const DATES: Readonly<Record<string, string>> = {
  datetime: `
import time as _time
MINYEAR, MAXYEAR = 1, 9999
_days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
def _leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def _ordinal(y, m, d):
    n = (y - 1) * 365 + (y - 1) // 4 - (y - 1) // 100 + (y - 1) // 400 + d
    for i in range(m - 1): n += _days[i] + (i == 1 and _leap(y))
    return n
def _date(n):
    y = n * 400 // 146097 + 1
    while _ordinal(y, 1, 1) > n: y -= 1
    m = 1
    while m < 12 and _ordinal(y, m + 1, 1) <= n: m += 1
    return y, m, n - _ordinal(y, m, 1) + 1
def _check(y, m, d):
    if not 1 <= y <= 9999: raise ValueError(f'year {y} is out of range')
    if not 1 <= m <= 12: raise ValueError('month must be in 1..12')
    if not 1 <= d <= _days[m - 1] + (m == 2 and _leap(y)): raise ValueError('day is out of range for month')
class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        us = round(((days + weeks * 7) * 86400 + seconds + minutes * 60 + hours * 3600) * 1000000 + milliseconds * 1000 + microseconds)
        self._us = us
        self.days, rest = us // 86400000000, us % 86400000000
        self.seconds, self.microseconds = rest // 1000000, rest % 1000000
    def total_seconds(self): return self._us / 1000000
    def __add__(self, o): return timedelta(microseconds=self._us + o._us) if isinstance(o, timedelta) else NotImplemented
    def __sub__(self, o): return timedelta(microseconds=self._us - o._us)
    def __neg__(self): return timedelta(microseconds=-self._us)
    def __abs__(self): return timedelta(microseconds=abs(self._us))
    def __mul__(self, n): return timedelta(microseconds=self._us * n)
    __rmul__ = __mul__
    def __truediv__(self, o): return self._us / o._us if isinstance(o, timedelta) else timedelta(microseconds=self._us / o)
    def __floordiv__(self, o): return self._us // o._us if isinstance(o, timedelta) else timedelta(microseconds=self._us // o)
    def __eq__(self, o): return isinstance(o, timedelta) and self._us == o._us
    def __lt__(self, o): return self._us < o._us
    def __le__(self, o): return self._us <= o._us
    def __gt__(self, o): return self._us > o._us
    def __ge__(self, o): return self._us >= o._us
    def __bool__(self): return self._us != 0
    def __hash__(self): return hash(self._us)
    def __str__(self):
        s = '%d:%02d:%02d' % (self.seconds // 3600, self.seconds // 60 % 60, self.seconds % 60)
        if self.days: s = '%d day%s, ' % (self.days, '' if abs(self.days) == 1 else 's') + s
        return s + ('.%06d' % self.microseconds if self.microseconds else '')
    def __repr__(self):
        parts = [f'{n}={v}' for n, v in (('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds)) if v]
        return 'datetime.timedelta(' + (', '.join(parts) or '0') + ')'
class tzinfo: pass
class timezone(tzinfo):
    def __init__(self, offset, name=None): self._o, self._n = offset, name
    def utcoffset(self, dt): return self._o
    def tzname(self, dt):
        if self._n: return self._n
        return 'UTC' + (_zone(self._o) if self._o else '')
    def __repr__(self): return 'datetime.timezone.utc' if self is timezone.utc else f'datetime.timezone({self._o!r})'
    def __str__(self): return self.tzname(None)
    def __eq__(self, o): return isinstance(o, timezone) and self._o == o._o
    def __hash__(self): return hash(self._o)
timezone.utc = UTC = timezone(timedelta(0))
def _zone(o):
    s = round(o.total_seconds())
    return '%s%02d:%02d' % ('-' if s < 0 else '+', abs(s) // 3600, abs(s) // 60 % 60)
class date:
    def __init__(self, year, month, day):
        _check(year, month, day)
        self.year, self.month, self.day = year, month, day
    @classmethod
    def today(cls): return datetime.now().date()
    @classmethod
    def fromisoformat(cls, s): return datetime.fromisoformat(s).date()
    @classmethod
    def fromordinal(cls, n): return date(*_date(n))
    def toordinal(self): return _ordinal(self.year, self.month, self.day)
    def weekday(self): return (self.toordinal() + 6) % 7
    def isoweekday(self): return self.weekday() + 1
    def isoformat(self): return '%04d-%02d-%02d' % (self.year, self.month, self.day)
    def __str__(self): return self.isoformat()
    def __repr__(self): return f'datetime.date({self.year}, {self.month}, {self.day})'
    def _key(self): return (self.year, self.month, self.day)
    def __eq__(self, o): return isinstance(o, date) and self._key() == o._key()
    def __lt__(self, o): return self._key() < o._key()
    def __le__(self, o): return self._key() <= o._key()
    def __gt__(self, o): return self._key() > o._key()
    def __ge__(self, o): return self._key() >= o._key()
    def __hash__(self): return hash(self._key())
    def __add__(self, d): return date(*_date(self.toordinal() + d.days))
    def __sub__(self, o):
        if isinstance(o, timedelta): return self + -o
        return timedelta(self.toordinal() - o.toordinal())
    def replace(self, year=None, month=None, day=None): return date(year or self.year, month or self.month, day or self.day)
    def strftime(self, f): return _time._strftime(f, (self.toordinal() - 719163) * 86400, 0, '')
    def __format__(self, f): return self.strftime(f) if f else str(self)
class time:
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        self.hour, self.minute, self.second, self.microsecond, self.tzinfo = hour, minute, second, microsecond, tzinfo
    def isoformat(self, timespec='auto'): return '%02d:%02d:%02d' % (self.hour, self.minute, self.second) + ('.%06d' % self.microsecond if self.microsecond else '')
    def __str__(self): return self.isoformat()
    def strftime(self, f): return _time._strftime(f, self.hour * 3600 + self.minute * 60 + self.second, self.microsecond, '')
def _zone(text):
    if not text: return text
    if text == 'Z': return UTC
    sign = 1 if text[0] == '+' else -1
    return timezone(timedelta(minutes=sign * (int(text[1:3]) * 60 + int(text[-2:]))))
class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0):
        _check(year, month, day)
        if not 0 <= hour <= 23: raise ValueError('hour must be in 0..23')
        if not 0 <= minute <= 59: raise ValueError('minute must be in 0..59')
        if not 0 <= second <= 59: raise ValueError('second must be in 0..59')
        self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond, self.tzinfo = year, month, day, hour, minute, second, microsecond, tzinfo
    @classmethod
    def _from(cls, us, tz=None):
        days, rest = us // 86400000000, us % 86400000000
        s = rest // 1000000
        y, m, d = _date(days + 719163)
        return datetime(y, m, d, s // 3600, s // 60 % 60, s % 60, rest % 1000000, tz)
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(_time.time(), tz)
    @classmethod
    def today(cls): return cls.now()
    @classmethod
    def utcnow(cls): return cls._from(round(_time.time() * 1000000))
    @classmethod
    def fromtimestamp(cls, t, tz=None):
        off = _time._offset(t) if tz is None else tz.utcoffset(None).total_seconds()
        return cls._from(round((t + off) * 1000000), tz)
    @classmethod
    def utcfromtimestamp(cls, t): return cls._from(round(t * 1000000))
    @classmethod
    def combine(cls, d, t): return datetime(d.year, d.month, d.day, t.hour, t.minute, t.second, t.microsecond, t.tzinfo)
    @classmethod
    def fromisoformat(cls, s):
        import re
        m = re.fullmatch(r'(\\d{4})-?(\\d\\d)-?(\\d\\d)(?:[T ](\\d\\d)(?::?(\\d\\d)(?::?(\\d\\d)(?:[.,](\\d{1,6}))?)?)?)?(Z|[+-]\\d\\d:?\\d\\d)?', s)
        if not m: raise ValueError(f'Invalid isoformat string: {s!r}')
        tz = _zone(m[8])
        return datetime(int(m[1]), int(m[2]), int(m[3]), int(m[4] or 0), int(m[5] or 0), int(m[6] or 0), int((m[7] or '0').ljust(6, '0')), tz)
    @classmethod
    def strptime(cls, s, f):
        import re
        names = {'Y': r'(?P<Y>\\d{4})', 'm': r'(?P<m>\\d\\d?)', 'd': r'(?P<d>\\d\\d?)', 'H': r'(?P<H>\\d\\d?)', 'M': r'(?P<M>\\d\\d?)', 'S': r'(?P<S>\\d\\d?)', 'f': r'(?P<f>\\d{1,6})', 'z': r'(?P<z>[+-]\\d\\d:?\\d\\d|Z)', '%': '%'}
        p = re.sub('%(.)', lambda x: names[x[1]], f.replace('.', '[.]'))
        m = re.fullmatch(p, s)
        if not m: raise ValueError(f'time data {s!r} does not match format {f!r}')
        g = m.groupdict()
        tz = _zone(g.get('z'))
        return datetime(int(g.get('Y') or 1900), int(g.get('m') or 1), int(g.get('d') or 1), int(g.get('H') or 0), int(g.get('M') or 0), int(g.get('S') or 0), int((g.get('f') or '0').ljust(6, '0')), tz)
    def _us(self): return (((self.toordinal() - 719163) * 86400 + self.hour * 3600 + self.minute * 60 + self.second) * 1000000) + self.microsecond
    def _key(self): return self._us() - (round(self.tzinfo.utcoffset(self).total_seconds() * 1000000) if self.tzinfo else 0)
    def timestamp(self):
        off = self.tzinfo.utcoffset(self).total_seconds() if self.tzinfo else _time._offset(self._us() / 1000000)
        return self._us() / 1000000 - off
    def date(self): return date(self.year, self.month, self.day)
    def time(self): return time(self.hour, self.minute, self.second, self.microsecond)
    def utcoffset(self): return self.tzinfo and self.tzinfo.utcoffset(self)
    def astimezone(self, tz=None): return datetime.fromtimestamp(self.timestamp(), tz or timezone(timedelta(seconds=_time._offset(self.timestamp()))))
    def timetuple(self): return _time.gmtime(self._us() / 1000000)
    def replace(self, **k):
        names = ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond', 'tzinfo')
        return datetime(*[k.get(n, getattr(self, n)) for n in names])
    def isoformat(self, sep='T', timespec='auto'):
        s = date.isoformat(self) + sep + '%02d:%02d:%02d' % (self.hour, self.minute, self.second)
        if timespec == 'milliseconds': s += '.%03d' % (self.microsecond // 1000)
        elif timespec == 'microseconds' or self.microsecond and timespec == 'auto': s += '.%06d' % self.microsecond
        elif timespec == 'minutes': s = s[:-3]
        return s + (_zone(self.tzinfo.utcoffset(self)) if self.tzinfo else '')
    def __str__(self): return self.isoformat(' ')
    def __repr__(self):
        parts = [self.year, self.month, self.day, self.hour, self.minute] + ([self.second] if self.second or self.microsecond else []) + ([self.microsecond] if self.microsecond else [])
        return 'datetime.datetime(' + ', '.join(map(str, parts)) + (f', tzinfo={self.tzinfo!r})' if self.tzinfo else ')')
    def strftime(self, f):
        zone = _zone(self.tzinfo.utcoffset(self)).replace(':', '') if self.tzinfo else ''
        return _time._strftime(f.replace('%z', zone), self._us() / 1000000 // 1, self.microsecond, self.tzinfo.tzname(self) if self.tzinfo else '')
    def ctime(self): return self.strftime('%a %b %e %H:%M:%S %Y')
    def __add__(self, d): return datetime._from(self._us() + d._us, self.tzinfo)
    __radd__ = __add__
    def __sub__(self, o):
        if isinstance(o, timedelta): return datetime._from(self._us() - o._us, self.tzinfo)
        if (self.tzinfo is None) != (o.tzinfo is None): raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta(microseconds=self._key() - o._key())
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
`,
  calendar: `
import time, datetime
def timegm(t): return int(datetime.datetime(t[0], t[1], t[2], t[3], t[4], t[5], 0, datetime.UTC).timestamp())
def isleap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
`,
};
