/** http.server. */
export const WEB_SERVERS: Readonly<Record<string, string>> = {
  'http.server': `
import socketserver, sys, time, os
from http import HTTPStatus, _reasons, _long
from http.client import _headers
__version__ = '0.6'
class HTTPServer(socketserver.TCPServer):
    allow_reuse_address = 1
    def server_bind(self):
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]
class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer): daemon_threads = True
class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    server_version = 'BaseHTTP/0.6'
    protocol_version = 'HTTP/1.0'
    default_request_version = 'HTTP/0.9'
    responses = {k: (v, _long.get(k, v)) for k, v in _reasons.items()}
    @property
    def sys_version(self): return 'Python/' + sys.version.split()[0]
    def handle(self):
        self.close_connection = True
        self.handle_one_request()
        while not self.close_connection: self.handle_one_request()
    def handle_one_request(self):
        self.raw_requestline = self.rfile.readline()
        if not self.raw_requestline:
            self.close_connection = True
            return
        if not self.parse_request(): return
        method = getattr(self, 'do_' + self.command, None)
        if method is None:
            self.send_error(501, 'Unsupported method (%r)' % self.command)
            return
        method()
    def parse_request(self):
        self.command = None
        self.request_version = self.default_request_version
        self.close_connection = True
        self.requestline = self.raw_requestline.decode('latin-1').rstrip('\\r\\n')
        words = self.requestline.split()
        if len(words) < 3:
            self.send_error(400, 'Bad request syntax (%r)' % self.requestline)
            return False
        self.command, self.path, self.request_version = words[:3]
        self.headers = _headers(self.rfile)
        wants = (self.headers.get('connection') or '').lower()
        if wants != 'close' and self.protocol_version >= 'HTTP/1.1' and self.request_version >= 'HTTP/1.1':
            self.close_connection = False
        return True
    def send_error(self, code, message=None, explain=None):
        short, long = self.responses.get(code, ('???', '???'))
        message, explain = message or short, explain or long
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        body = f'''<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: {code}</p>
        <p>Message: {message}.</p>
        <p>Error code explanation: {code} - {explain}.</p>
    </body>
</html>
'''.encode()
        self.send_header('Content-Type', 'text/html;charset=utf-8')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD': self.wfile.write(body)
    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        self.send_header('Server', self.version_string())
        self.send_header('Date', self.date_time_string())
    def send_response_only(self, code, message=None):
        if message is None: message = self.responses.get(code, ('',))[0]
        self._buffer = [f'{self.protocol_version} {int(code)} {message}\\r\\n']
    def send_header(self, keyword, value):
        self._buffer.append(f'{keyword}: {value}\\r\\n')
        if keyword.lower() == 'connection': self.close_connection = str(value).lower() == 'close'
    def end_headers(self):
        self._buffer.append('\\r\\n')
        self.wfile.write(''.join(self._buffer).encode('latin-1'))
        self._buffer = []
    def log_request(self, code='-', size='-'):
        self.log_message('"%s" %s %s', self.requestline, str(int(code)) if code != '-' else code, str(size))
    def log_error(self, format, *args): self.log_message(format, *args)
    def log_message(self, format, *args):
        sys.stderr.write('%s - - [%s] %s\\n' % (self.address_string(), self.log_date_time_string(), format % args))
    def version_string(self): return self.server_version + ' ' + self.sys_version
    def date_time_string(self, timestamp=None): return time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime(timestamp))
    def log_date_time_string(self): return time.strftime('%d/%b/%Y %H:%M:%S')
    def address_string(self): return self.client_address[0]
class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    server_version = 'SimpleHTTP/0.6'
    def do_GET(self):
        path = os.path.normpath('/' + self.path.partition('?')[0]).lstrip('/')
        path = os.path.join(os.getcwd(), path)
        if os.path.isdir(path): path = os.path.join(path, 'index.html')
        try:
            with open(path, 'rb') as f: data = f.read()
        except OSError:
            self.send_error(404, 'File not found')
            return
        self.send_response(200)
        kind = {'.html': 'text/html', '.txt': 'text/plain', '.json': 'application/json', '.css': 'text/css', '.js': 'text/javascript'}
        self.send_header('Content-type', kind.get(os.path.splitext(path)[1], 'application/octet-stream'))
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        if self.command != 'HEAD': self.wfile.write(data)
    do_HEAD = do_GET
`,
};
