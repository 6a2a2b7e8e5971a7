/** urllib and the client of http. */
export const WEB: Readonly<Record<string, string>> = {
  'urllib.parse': `
from collections import namedtuple
_safe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~'
def quote(s, safe='/'):
    if isinstance(s, bytes): s = s.decode()
    return ''.join(chr(b) if b < 128 and chr(b) in _safe + safe else f'%{b:02X}' for b in str(s).encode())
def quote_plus(s, safe=''): return quote(s, safe + ' ').replace(' ', '+')
def unquote(s):
    out, i, b = [], 0, s.encode()
    while i < len(b):
        if b[i] == 37 and i + 2 < len(b) + 0:
            try:
                out.append(int(b[i+1:i+3].decode(), 16))
                i += 3
                continue
            except ValueError: pass
        out.append(b[i])
        i += 1
    return bytes(out).decode(errors='replace')
def unquote_plus(s): return unquote(s.replace('+', ' '))
def urlencode(query, doseq=False):
    items = query.items() if hasattr(query, 'items') else query
    return '&'.join(quote_plus(str(k)) + '=' + quote_plus(str(v)) for k, vs in items for v in (vs if doseq and isinstance(vs, (list, tuple)) else [vs]))
def parse_qsl(qs, keep_blank_values=False):
    out = []
    for part in qs.split('&'):
        k, eq, v = part.partition('=')
        if v or (keep_blank_values and k): out.append((unquote_plus(k), unquote_plus(v)))
    return out
def parse_qs(qs, keep_blank_values=False):
    out = {}
    for k, v in parse_qsl(qs, keep_blank_values): out.setdefault(k, []).append(v)
    return out
class _Net:
    @property
    def hostname(self):
        h = self.netloc.rpartition('@')[2]
        h = h[1:].partition(']')[0] if h[:1] == '[' else h.partition(':')[0]
        return h.lower() or None
    @property
    def port(self):
        p = self.netloc.rpartition('@')[2].rpartition(']')[2].partition(':')[2]
        if p and not p.isdigit(): raise ValueError(f'Port could not be cast to integer value as {p!r}')
        return int(p) if p else None
    @property
    def username(self): return self.netloc.rpartition('@')[0].partition(':')[0] or None
    @property
    def password(self): return self.netloc.rpartition('@')[0].partition(':')[2] or None
    def geturl(self): return urlunparse(self) if len(self) == 6 else urlunparse((self[0], self[1], self[2], '', self[3], self[4]))
class ParseResult(_Net, namedtuple('ParseResult', 'scheme netloc path params query fragment')): pass
class SplitResult(_Net, namedtuple('SplitResult', 'scheme netloc path query fragment')): pass
def urlsplit(url, scheme='', allow_fragments=True):
    netloc = query = fragment = ''
    s, colon, rest = url.partition(':')
    if colon and s and s[0].isalpha() and all(c.isalnum() or c in '+-.' for c in s): scheme, url = s.lower(), rest
    if url[:2] == '//':
        url = url[2:]
        n = min([url.find(c) for c in '/?#' if c in url] or [len(url)])
        netloc, url = url[:n], url[n:]
    url, _, fragment = url.partition('#')
    url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)
def urlparse(url, scheme='', allow_fragments=True):
    s = urlsplit(url, scheme)
    return ParseResult(s.scheme, s.netloc, s.path, '', s.query, s.fragment)
def urlunparse(p):
    scheme, netloc, path, params, query, fragment = p
    url = path
    if netloc: url = '//' + netloc + (path if path[:1] in ('/', '') else '/' + path)
    if scheme: url = scheme + ':' + url
    if query: url += '?' + query
    if fragment: url += '#' + fragment
    return url
def urljoin(base, url):
    if '://' in url or not base: return url
    b = urlsplit(base)
    if url[:2] == '//': return b.scheme + ':' + url
    import os.path
    path, _, query = url.partition('?')
    if path[:1] != '/': path = os.path.normpath(b.path.rpartition('/')[0] + '/' + path)
    return urlunparse((b.scheme, b.netloc, path, '', query, ''))
`,
  'urllib.error': `
class URLError(OSError):
    def __init__(self, reason, filename=None):
        self.args = (reason,)
        self.reason = reason
    def __str__(self): return '<urlopen error %s>' % self.reason
class HTTPError(URLError):
    def __init__(self, url, code, msg, hdrs, fp):
        self.args = ()
        self.code, self.status, self.msg, self.reason, self.hdrs, self.headers, self.fp, self.url = code, code, msg, msg, hdrs, hdrs, fp, url
    def __str__(self): return 'HTTP Error %s: %s' % (self.code, self.msg)
    def __repr__(self): return '<HTTPError %s: %r>' % (self.code, self.msg)
    def read(self, n=-1): return self.fp.read(n)
    def getcode(self): return self.code
`,
  urllib: '__path__ = []\n',
  http: `
__path__ = []
class HTTPStatus:
    OK, CREATED, NO_CONTENT, NOT_FOUND, INTERNAL_SERVER_ERROR, SERVICE_UNAVAILABLE = 200, 201, 204, 404, 500, 503
_reasons = {200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 301: 'Moved Permanently', 302: 'Found', 304: 'Not Modified', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 409: 'Conflict', 418: "I'm a Teapot", 429: 'Too Many Requests', 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout'}
_long = {400: 'Bad request syntax or unsupported method', 403: 'Request forbidden -- authorization will not help', 404: 'Nothing matches the given URI', 500: 'Server got itself in trouble', 501: 'Server does not support this operation', 503: 'The server cannot process the request due to a high load'}
`,
  'http.client': `
import socket
from http import _reasons as responses
HTTP_PORT, HTTPS_PORT, OK = 80, 443, 200
class HTTPException(Exception): pass
class RemoteDisconnected(ConnectionResetError, HTTPException): pass
class BadStatusLine(HTTPException): pass
class IncompleteRead(HTTPException): pass
class InvalidURL(HTTPException): pass
class HTTPMessage:
    def __init__(self, items=()): self._items = list(items)
    def get(self, name, default=None):
        for k, v in self._items:
            if k.lower() == name.lower(): return v
        return default
    def __getitem__(self, name): return self.get(name)
    def __contains__(self, name): return self.get(name) is not None
    def __iter__(self): return iter([k for k, v in self._items])
    def items(self): return list(self._items)
    def keys(self): return [k for k, v in self._items]
    def get_content_charset(self, default=None):
        return self.get('content-type', '').partition('charset=')[2] or default
    def get_content_type(self): return self.get('content-type', 'text/plain').partition(';')[0]
    def __str__(self): return ''.join(f'{k}: {v}\\n' for k, v in self._items) + '\\n'
def _headers(fp):
    items = []
    while True:
        line = fp.readline().decode('latin-1').rstrip('\\r\\n')
        if not line: return HTTPMessage(items)
        k, _, v = line.partition(':')
        items.append((k, v.strip()))
class HTTPResponse:
    def __init__(self, sock, method, url=None):
        self._sock, self.url = sock, url
        fp = self._fp = sock.makefile('rb')
        line = fp.readline().decode('latin-1')
        if not line: raise RemoteDisconnected('Remote end closed connection without response')
        parts = line.rstrip().split(' ', 2)
        if not line.startswith('HTTP/'): raise BadStatusLine(line)
        self.version = 11 if parts[0] == 'HTTP/1.1' else 10
        self.status = self.code = int(parts[1])
        self.reason = self.msg = parts[2] if len(parts) > 2 else ''
        self.headers = _headers(fp)
        n = self.headers.get('content-length')
        self._left = 0 if method == 'HEAD' or self.status in (204, 304) else int(n) if n else None
        self._chunked = 'chunked' in self.headers.get('transfer-encoding', '')
        self.closed = False
    def _all(self):
        if not self._chunked: return self._fp.read(self._left if self._left is not None else -1)
        out = b''
        while True:
            n = int(self._fp.readline().split(b';')[0], 16)
            if n == 0: return out
            out += self._fp.read(n)
            self._fp.readline()
    def read(self, n=None):
        if n is not None and n >= 0 and not self._chunked:
            if self._left is not None: n = min(n, self._left)
            data = self._fp.read(n)
            if self._left is not None: self._left -= len(data)
            return data
        data = self._all()
        self._left, self._chunked = 0, False
        return data
    def readline(self): return self._fp.readline()
    def __iter__(self): return iter(self.read().splitlines(True))
    def getheader(self, name, default=None): return self.headers.get(name, default)
    def getheaders(self): return self.headers.items()
    def info(self): return self.headers
    def getcode(self): return self.status
    def geturl(self): return self.url
    def close(self):
        self.closed = True
        self._sock.close()
    def __enter__(self): return self
    def __exit__(self, *a): self.close()
class HTTPConnection:
    def __init__(self, host, port=None, timeout=None, **k):
        h, colon, p = host.rpartition(':')
        if port is None and colon and p.isdigit(): host, port = h, int(p)
        self.host, self.port, self.timeout, self.sock = host, port or 80, timeout, None
    def connect(self):
        self.sock = socket.create_connection((self.host, self.port), self.timeout)
    def request(self, method, url, body=None, headers={}):
        self.connect()
        self._method = method
        shown = self.host if self.port == 80 else f'{self.host}:{self.port}'
        names = {k.lower() for k in headers}
        lines = [f'{method} {url} HTTP/1.1']
        if 'host' not in names: lines.append(f'Host: {shown}')
        if 'accept-encoding' not in names: lines.insert(1, 'Accept-Encoding: identity')
        if isinstance(body, str): body = body.encode()
        if body is not None and 'content-length' not in names: lines.append(f'Content-Length: {len(body)}')
        lines += [f'{k}: {v}' for k, v in headers.items()]
        self.sock.sendall('\\r\\n'.join(lines + ['', '']).encode() + (body or b''))
    def getresponse(self): return HTTPResponse(self.sock, self._method)
    def close(self):
        if self.sock: self.sock.close()
class HTTPSConnection(HTTPConnection):
    def connect(self):
        import ssl
`,
  'urllib.request': `
import socket, sys
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit, urljoin, quote, unquote
from urllib.error import URLError, HTTPError
class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.method = url, data, method
        self.headers = {}
        for k, v in headers.items(): self.add_header(k, v)
        s = urlsplit(url)
        self.type, self.host, self.selector = s.scheme, s.netloc, (s.path or '/') + ('?' + s.query if s.query else '')
        if not s.scheme: raise ValueError('unknown url type: %r' % url)
    def add_header(self, k, v): self.headers[k.capitalize()] = v
    def get_method(self): return self.method or ('POST' if self.data is not None else 'GET')
    def get_header(self, k, default=None): return self.headers.get(k, default)
    def get_full_url(self): return self.full_url
_none = object()
def urlopen(url, data=None, timeout=_none, context=None):
    req = url if isinstance(url, Request) else Request(url, data)
    if timeout is _none: timeout = socket.getdefaulttimeout()
    for turn in range(10):
        if req.type == 'https':
            import ssl
        if req.type != 'http': raise URLError(f'unknown url type: {req.type}')
        if not req.host: raise URLError('no host given')
        c = HTTPConnection(req.host, timeout=timeout)
        headers = {}
        if req.data is not None: headers['Content-Type'] = 'application/x-www-form-urlencoded'
        headers['User-Agent'] = 'Python-urllib/%d.%d' % (sys.version_info.major, sys.version_info.minor)
        headers.update({k.title(): v for k, v in req.headers.items()})
        headers['Connection'] = 'close'
        try:
            c.request(req.get_method(), req.selector, req.data, headers)
        except OSError as err:
            raise URLError(err)
        r = c.getresponse()
        r.url = req.full_url
        where = r.headers.get('location')
        if r.status in (301, 302, 303, 307, 308) and where:
            req = Request(urljoin(req.full_url, where), None, req.headers)
            continue
        if not 200 <= r.status < 300: raise HTTPError(req.full_url, r.status, r.reason, r.headers, r)
        return r
    raise HTTPError(req.full_url, r.status, 'The HTTP server returned a redirect error that would lead to an infinite loop.', r.headers, r)
def urlretrieve(url, filename=None, reporthook=None, data=None):
    with urlopen(url, data) as r:
        filename = filename or '/tmp/tmpurl'
        with open(filename, 'wb') as f: f.write(r.read())
        return filename, r.headers
`,
};
