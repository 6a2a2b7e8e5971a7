/** socket and socketserver. */
export const SOCKETS: Readonly<Record<string, string>> = {
  socket: `
import _net
AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM = 1, 2
SOL_SOCKET, SO_REUSEADDR, SO_KEEPALIVE, SO_REUSEPORT, IPPROTO_TCP, TCP_NODELAY = 1, 2, 9, 15, 6, 1
SHUT_RD, SHUT_WR, SHUT_RDWR, SOMAXCONN = 0, 1, 2, 4096
EAI_NONAME, EAI_AGAIN = -2, -3
error = OSError
timeout = TimeoutError
class gaierror(OSError): pass
class herror(OSError): pass
gaierror.__module__ = herror.__module__ = 'socket'
_default = None
def setdefaulttimeout(t):
    global _default
    _default = t
def getdefaulttimeout(): return _default
def _addresses(host, family=0):
    found = _net.lookup(host or '0.0.0.0', family)
    if type(found) is tuple: raise gaierror(*found)
    return found
def gethostname(): return _net.hostname()
def getfqdn(name=''): return name or _net.hostname()
def gethostbyname(host): return _addresses(host, AF_INET)[0]
def gethostbyname_ex(host): return (host, [], _addresses(host, AF_INET))
def gethostbyaddr(a):
    n = _net.reverse(a)
    if n is None: raise herror(1, 'Unknown host')
    return (n, [], [a])
def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if isinstance(port, str): port = int(port)
    kinds = [(SOCK_STREAM, 6), (SOCK_DGRAM, 17), (3, 0)]
    out = []
    for a in ['127.0.0.1'] if host is None else _addresses(host, family):
        for k, p in kinds:
            if type in (0, k):
                six = ':' in a
                out.append((AF_INET6 if six else AF_INET, k, p, '', (a, port or 0, 0, 0) if six else (a, port or 0)))
    return out
def inet_aton(s): return bytes(int(x) for x in s.split('.'))
def inet_ntoa(b): return '.'.join(str(x) for x in b)
class _Connected:
    def __init__(self, sock, mode='r'):
        self.sock, self.mode, self.buf, self.eof = sock, mode, b'', False
    def _fill(self):
        data = self.sock.recv(65536)
        if not data: self.eof = True
        self.buf += data
    def _out(self, b): return b if 'b' in self.mode else b.decode()
    def readline(self, limit=-1):
        while b'\\n' not in self.buf and not self.eof: self._fill()
        n = self.buf.find(b'\\n') + 1 or len(self.buf)
        line, self.buf = self.buf[:n], self.buf[n:]
        return self._out(line)
    def read(self, n=-1):
        while (n is None or n < 0 or len(self.buf) < n) and not self.eof: self._fill()
        if n is None or n < 0: n = len(self.buf)
        data, self.buf = self.buf[:n], self.buf[n:]
        return self._out(data)
    def __iter__(self): return iter(self.readline, self._out(b''))
    def write(self, data):
        self.sock.sendall(data if isinstance(data, bytes) else data.encode())
        return len(data)
    def flush(self): pass
    def close(self): pass
    def __enter__(self): return self
    def __exit__(self, *a): pass
class socket:
    def __init__(self, family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
        self.family, self.type, self.proto = family, type, proto
        self._fd, self._listener, self._peer, self._name, self._timeout = None, None, None, ('0.0.0.0', 0), _default
        if type != SOCK_STREAM or family not in (AF_INET, AF_INET6): _net.unsupported_kind_of_socket
    def settimeout(self, t): self._timeout = t
    def gettimeout(self): return self._timeout
    def setblocking(self, flag): self._timeout = None if flag else 0.0
    def setsockopt(self, *a): pass
    def getsockopt(self, *a): return 0
    def connect(self, address):
        host, port = address[0], address[1]
        if not isinstance(port, int):
            raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
        a = _addresses(host, self.family)[0]
        self._fd, self._name, self._peer = _net.connect(a, port, self._timeout)
    def connect_ex(self, address):
        try: self.connect(address)
        except gaierror: raise
        except TimeoutError as e: return e.errno or 11
        except OSError as e: return e.errno
        return 0
    def bind(self, address): self._name = address
    def listen(self, backlog=128):
        self._listener, port = _net.listen(*self._name)
        self._name = (self._name[0] or '0.0.0.0', port)
    def accept(self):
        s = socket(self.family, self.type)
        s._fd, s._name, s._peer = _net.accept(self._listener, self._timeout)
        return s, s._peer
    def _open(self):
        if self._fd is None: raise OSError(32 if self._peer is None else 9, 'Broken pipe' if self._peer is None else 'Bad file descriptor')
        return self._fd
    def send(self, data, flags=0): return _net.send(self._open(), data)
    def sendall(self, data, flags=0): _net.send(self._open(), data)
    def recv(self, size, flags=0):
        if self._fd is None: raise OSError(107, 'Transport endpoint is not connected')
        return _net.recv(self._fd, size, self._timeout)
    def makefile(self, mode='r', *a, **k): return _Connected(self, mode)
    def getpeername(self): return self._peer
    def getsockname(self): return self._name
    def fileno(self): return -1 if self._fd is None else self._fd
    def shutdown(self, how):
        if how != SHUT_RD: _net.shutdown(self._open())
    def close(self):
        if self._fd is not None: _net.close(self._fd)
        if self._listener is not None: _net.close_listener(self._listener)
        self._fd = self._listener = None
    def detach(self): return self._fd
    def __enter__(self): return self
    def __exit__(self, *a): self.close()
SocketType = socket
_none = object()
def create_connection(address, timeout=_none, source_address=None, all_errors=False):
    host, port = address
    err = None
    for a in _addresses(host):
        s = socket(AF_INET6 if ':' in a else AF_INET)
        if timeout is not _none: s.settimeout(timeout)
        try:
            s.connect((a, int(port)))
            return s
        except OSError as e:
            err = e
    err.__traceback__ = None
    raise err
def create_server(address, family=AF_INET, backlog=None, reuse_port=False):
    s = socket(family)
    s.bind(address)
    s.listen()
    return s
`,
  socketserver: `
import socket
class BaseServer:
    def __init__(self, server_address, RequestHandlerClass):
        self.server_address, self.RequestHandlerClass = server_address, RequestHandlerClass
        self._stop = False
    def __enter__(self): return self
    def __exit__(self, *a): self.server_close()
    def shutdown(self): self._stop = True
class TCPServer(BaseServer):
    allow_reuse_address = False
    request_queue_size = 5
    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        BaseServer.__init__(self, server_address, RequestHandlerClass)
        self.socket = socket.socket()
        if bind_and_activate:
            self.server_bind()
            self.server_activate()
    def server_bind(self): self.socket.bind(self.server_address)
    def server_activate(self):
        self.socket.listen()
        self.server_address = self.socket.getsockname()
    def server_close(self): self.socket.close()
    def fileno(self): return self.socket.fileno()
    def serve_forever(self, poll_interval=0.5):
        while not self._stop: self.handle_request()
    def handle_request(self):
        request, client = self.socket.accept()
        try:
            self.finish_request(request, client)
        except Exception:
            self.handle_error(request, client)
        finally:
            request.close()
    def finish_request(self, request, client): self.RequestHandlerClass(request, client, self)
    def handle_error(self, request, client_address):
        import sys, traceback
        print('-' * 40, file=sys.stderr)
        print('Exception occurred during processing of request from', client_address, file=sys.stderr)
        traceback.print_exc()
        print('-' * 40, file=sys.stderr)
class ThreadingMixIn: daemon_threads = False
class ThreadingTCPServer(ThreadingMixIn, TCPServer): pass
class BaseRequestHandler:
    def __init__(self, request, client_address, server):
        self.request, self.client_address, self.server = request, client_address, server
        self.setup()
        try: self.handle()
        finally: self.finish()
    def setup(self): pass
    def handle(self): pass
    def finish(self): pass
class _Writer:
    def __init__(self, sock): self.sock = sock
    def write(self, data):
        self.sock.sendall(data)
        return len(data)
    def flush(self): pass
    def close(self): pass
class StreamRequestHandler(BaseRequestHandler):
    def setup(self):
        self.connection = self.request
        self.rfile = self.connection.makefile('rb')
        self.wfile = _Writer(self.connection)
`,
};
