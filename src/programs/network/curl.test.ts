import { expect, test } from 'vitest';
import { recorded, runClient } from '../../testing/clientRun';

// Seconds that the recorded ones took, as far as clocks of real machines tell.
test.each([
  ['curl -sS --retry 2 --retry-connrefused http://web:81', 3],
  ['curl -sS --retry 2 http://web:81', 0],
  ['curl -sS --retry 2 http://web/503', 3],
  ['curl -sSf --retry 2 --retry-delay 1 http://web/503', 2],
  ['curl -sS --retry 5 --retry-max-time 2 --retry-connrefused http://web:81', 3],
  ['curl -sS --max-time 1 --retry 1 http://dead', 3],
  ['curl -sS --connect-timeout 2 http://dead', 2],
  ['curl -sS -m 2 http://web/slow', 2],
  ['curl -sS http://dead', 127],
])('%s takes %i s', (script, seconds) => {
  const { exitedAtMs = 0 } = runClient('curlimages/curl', script);
  expect(Math.floor(exitedAtMs / 1000)).toBe(seconds);
});

test.each(['ftp://web', 'file:///etc/hosts'])('%s is refused by name', (url) => {
  const run = runClient('curlimages/curl', `curl -sS ${url}`);
  expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Podflight does not simulate') as string });
});

test('telnet:// stays until the other side closes', () => {
  expect(runClient('curlimages/curl', 'curl -s telnet://db:25')).toMatchObject({ exitCode: 0, stdout: '220 hi\n' });
  expect(runClient('curlimages/curl', 'curl -s -m 3 telnet://db:5432')).toMatchObject({ exitCode: 28 });
});

recorded('curlimages/curl', [
  ['curl -sS http://web', 'hello\n'],
  [
    'curl -sS http://web:81',
    '',
    'curl: (7) Failed to connect to web port 81 after 2 ms: Could not connect to server\n',
    7,
  ],
  ['curl -sS http://nosuch', '', 'curl: (6) Could not resolve host: nosuch\n', 6],
  ['curl -sSf http://web/404', '', 'curl: (22) The requested URL returned error: 404\n', 22],
  [
    'curl -sS -m 2 http://web/slow',
    '',
    'curl: (28) Operation timed out after 2000 milliseconds with 0 bytes received\n',
    28,
  ],
  ['curl -sS http://web/empty', '', 'curl: (52) Empty reply from server\n', 52],
  [
    'curl http://web',
    'hello\n',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100     6  100     6    0     0   3000      0 --:--:-- --:--:-- --:--:--  3000\n',
  ],
  [
    'curl -o f http://web',
    '',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100     6  100     6    0     0   3000      0 --:--:-- --:--:-- --:--:--  3000\n',
  ],
  [
    'curl -O http://web/echo',
    '',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100    66  100    66    0     0  33000      0 --:--:-- --:--:-- --:--:-- 33000\n',
  ],
  [
    'curl -O http://web',
    '',
    'Warning: No remote file name, uses "curl_response"\n  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100     6  100     6    0     0   3000      0 --:--:-- --:--:-- --:--:--  3000\n',
  ],
  [
    'curl -I http://web',
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r  0     6    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\n',
  ],
  [
    'curl -i http://web/404',
    'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 5\r\nConnection: close\r\n\r\nnope\n',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100     5  100     5    0     0   2500      0 --:--:-- --:--:-- --:--:--  2500\n',
  ],
  [
    'curl -v http://web',
    'hello\n',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0* Host web:80 was resolved.\n* IPv6: (none)\n* IPv4: 10.96.12.34\n*   Trying 10.96.12.34:80...\n* Connected to web (10.96.12.34) port 80\n* using HTTP/1.x\n> GET / HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/8.14.1\r\n> Accept: */*\r\n> \r\n* Request completely sent off\n< HTTP/1.1 200 OK\r\n< Content-Type: text/html\r\n< Content-Length: 6\r\n< Connection: close\r\n< \r\n{ [6 bytes data]\n\r100     6  100     6    0     0   3000      0 --:--:-- --:--:-- --:--:--  3000\n* shutting down connection #0\n',
  ],
  [
    'curl -v http://nosuch',
    '',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0* Could not resolve host: nosuch\n* shutting down connection #0\ncurl: (6) Could not resolve host: nosuch\n',
    6,
  ],
  [
    'curl -sv http://web/301',
    'moved\n',
    '* Host web:80 was resolved.\n* IPv6: (none)\n* IPv4: 10.96.12.34\n*   Trying 10.96.12.34:80...\n* Connected to web (10.96.12.34) port 80\n* using HTTP/1.x\n> GET /301 HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/8.14.1\r\n> Accept: */*\r\n> \r\n* Request completely sent off\n< HTTP/1.1 301 Moved Permanently\r\n< Content-Type: text/html\r\n< Content-Length: 6\r\n< Location: /\r\n< Connection: close\r\n< \r\n{ [6 bytes data]\n* shutting down connection #0\n',
  ],
  ['curl -sSL http://web/301', 'hello\n'],
  ['curl -sSL http://web/302abs', 'hello\n'],
  [
    'curl -sSLv http://web/301',
    'hello\n',
    "* Host web:80 was resolved.\n* IPv6: (none)\n* IPv4: 10.96.12.34\n*   Trying 10.96.12.34:80...\n* Connected to web (10.96.12.34) port 80\n* using HTTP/1.x\n> GET /301 HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/8.14.1\r\n> Accept: */*\r\n> \r\n* Request completely sent off\n< HTTP/1.1 301 Moved Permanently\r\n< Content-Type: text/html\r\n< Content-Length: 6\r\n< Location: /\r\n< Connection: close\r\n< \r\n* shutting down connection #0\n* Issue another request to this URL: 'http://web/'\n* Hostname web was found in DNS cache\n*   Trying 10.96.12.34:80...\n* Connected to web (10.96.12.34) port 80\n* using HTTP/1.x\n> GET / HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/8.14.1\r\n> Accept: */*\r\n> \r\n* Request completely sent off\n< HTTP/1.1 200 OK\r\n< Content-Type: text/html\r\n< Content-Length: 6\r\n< Connection: close\r\n< \r\n{ [6 bytes data]\n* shutting down connection #1\n",
  ],
  ['curl -sSL http://web/loop', '', 'curl: (47) Maximum (50) redirects followed\n', 47],
  [
    'curl -sSLi http://web/301',
    'HTTP/1.1 301 Moved Permanently\r\nContent-Type: text/html\r\nContent-Length: 6\r\nLocation: /\r\nConnection: close\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n',
  ],
  ["curl -s -o /dev/null -w '%{http_code}\\n' http://web/500", '500\n'],
  ["curl -s -o /dev/null -w '%{http_code}' http://web:81", '000', '', 7],
  [
    "curl -s -o /dev/null -w '%{http_code} %{url_effective} %{num_redirects} %{redirect_url} %{content_type} %{size_download} %{remote_ip} %{remote_port} %{method} %{scheme} %{exitcode} %{errormsg} %{nosuch} %% %{http_version} %{response_code} %{num_connects} %{size_header}' http://web/301",
    '301 http://web/301 0 http://web/ text/html 6 10.96.12.34 80 GET http 0   % 1.1 301 1 110',
    "curl: unknown --write-out variable: 'nosuch'\n",
  ],
  [
    'curl -sS --retry 2 --retry-connrefused http://web:81',
    '',
    'curl: (7) Failed to connect to web port 81 after 2 ms: Could not connect to server\ncurl: (7) Failed to connect to web port 81 after 2 ms: Could not connect to server\ncurl: (7) Failed to connect to web port 81 after 2 ms: Could not connect to server\n',
    7,
  ],
  ['curl -sS --retry 2 http://web/503', ''],
  ['curl -sf --retry 2 http://web/503', '', '', 22],
  [
    'curl -sSf --retry 2 --retry-delay 1 http://web/503',
    '',
    'curl: (22) The requested URL returned error: 503\ncurl: (22) The requested URL returned error: 503\ncurl: (22) The requested URL returned error: 503\n',
    22,
  ],
  [
    'curl --retry 1 --retry-connrefused http://web:81',
    '',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\ncurl: (7) Failed to connect to web port 81 after 2 ms: Could not connect to server\nWarning: Problem : connection refused. Will retry in 1 second. 1 retry left.\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\ncurl: (7) Failed to connect to web port 81 after 2 ms: Could not connect to server\n',
    7,
  ],
  [
    'curl -sS --retry 1 --retry-all-errors http://nosuch',
    '',
    'curl: (6) Could not resolve host: nosuch\ncurl: (6) Could not resolve host: nosuch\n',
    6,
  ],
  [
    'curl -sS --retry 1 http://nosuch',
    '',
    'curl: (6) Could not resolve host: nosuch\ncurl: (6) Could not resolve host: nosuch\n',
    6,
  ],
  [
    'curl -sS --retry 5 --retry-max-time 2 --retry-connrefused http://web:81',
    '',
    'curl: (7) Failed to connect to web port 81 after 2 ms: Could not connect to server\ncurl: (7) Failed to connect to web port 81 after 2 ms: Could not connect to server\ncurl: (7) Failed to connect to web port 81 after 2 ms: Could not connect to server\n',
    7,
  ],
  [
    'curl -sS -f --retry 1 -o f http://web/500',
    '',
    'curl: (22) The requested URL returned error: 500\ncurl: (22) The requested URL returned error: 500\n',
    22,
  ],
  ['curl -sS gopher2://web', '', 'curl: (1) Protocol "gopher2" not supported\n', 1],
  [
    'curl -sS https://web',
    '',
    'curl: (7) Failed to connect to web port 443 after 2 ms: Could not connect to server\n',
    7,
  ],
  [
    'curl -sS https://github.com',
    '',
    'curl: (7) Failed to connect to github.com port 443 after 5 ms: Could not connect to server\n',
    7,
  ],
  ['curl', '', "curl: try 'curl --help' or 'curl --manual' for more information\n", 2],
  [
    'curl -o',
    '',
    "curl: option -o: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    2,
  ],
  [
    'curl -sS -d a=b http://web/echo',
    'POST /echo HTTP/1.1\nHost: web\nUser-Agent: curl/8.14.1\nAccept: */*\nContent-Length: 3\nContent-Type: application/x-www-form-urlencoded\n\na=b',
  ],
  [
    "curl -sS -X PUT -d '{\"a\":1}' -H 'Content-Type: application/json' http://web/echo",
    'PUT /echo HTTP/1.1\nHost: web\nUser-Agent: curl/8.14.1\nAccept: */*\nContent-Type: application/json\nContent-Length: 7\n\n{"a":1}',
  ],
  [
    "curl -sS -H 'X-A: b' -A me -u user:pass http://web/echo",
    'GET /echo HTTP/1.1\nHost: web\nAuthorization: Basic dXNlcjpwYXNz\nUser-Agent: me\nAccept: */*\nX-A: b\n\n',
  ],
  ["curl -sS -H 'Host: foo' -H 'Accept:' 'http://web/echo?x=1'", 'nope\n'],
  [
    'curl -sS http://web/echo http://web/',
    'GET /echo HTTP/1.1\nHost: web\nUser-Agent: curl/8.14.1\nAccept: */*\n\nhello\n',
  ],
  ['curl -sS http://nosuch http://web', 'hello\n', 'curl: (6) Could not resolve host: nosuch\n'],
  ['curl -sS --fail-with-body http://web/404', 'nope\n', 'curl: (22) The requested URL returned error: 404\n', 22],
  ['curl -sS http://web/nolen', 'no length\n'],
  ['curl -sS http://web/garbage', '', 'curl: (1) Received HTTP/0.9 when not allowed\n', 1],
  ['curl -sS -o /nope/x http://web', '', 'curl: (23) client returned ERROR on write of 6 bytes\n', 23],
  ['curl -sS -O http://web', ''],
  ['curl -sS http://', '', 'curl: (3) URL rejected: No host part in the URL\n', 3],
  [
    "curl -sS 'http://web:99999'",
    '',
    'curl: (3) URL rejected: Port number was not a decimal number between 0 and 65535\n',
    3,
  ],
  ["curl -sS 'http://we b'", '', 'curl: (3) URL rejected: Malformed input to a URL function\n', 3],
  [
    'curl -f http://web/404',
    '',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\ncurl: (22) The requested URL returned error: 404\n',
    22,
  ],
  [
    'curl http://nosuch',
    '',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0curl: (6) Could not resolve host: nosuch\n',
    6,
  ],
  ['curl -sSk -XPOST http://web/echo', 'POST /echo HTTP/1.1\nHost: web\nUser-Agent: curl/8.14.1\nAccept: */*\n\n'],
  [
    'curl -s -I -X GET http://web',
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n',
  ],
  [
    'curl -sS telnet://db:5433',
    '',
    'curl: (7) Failed to connect to db port 5433 after 2 ms: Could not connect to server\n',
    7,
  ],
  ['curl -sS web -G -d a=1 -d b=2', 'nope\n'],
  ["curl -sS web/echo -G -d a=1 --data-urlencode 'b=x y'", 'nope\n'],
  [
    'curl -sS -m abc http://web',
    '',
    "curl: option -m: expected a proper numerical parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    2,
  ],
  ['curl -sS --http1.1 http://web', 'hello\n'],
  [
    'curl -sS -D - http://web',
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n',
  ],
  ['curl -sS --resolve foo:80:10.96.12.34 http://foo', 'hello\n'],
  [
    'curl -sS -T /etc/hosts http://web/echo',
    'PUT /echo HTTP/1.1\nHost: web\nUser-Agent: curl/8.14.1\nAccept: */*\nContent-Length: 78\n\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n10.244.0.7\tmypod\n',
  ],
  [
    'curl -sS --json \'{"a":1}\' http://web/echo',
    'POST /echo HTTP/1.1\nHost: web\nUser-Agent: curl/8.14.1\nContent-Type: application/json\nAccept: application/json\nContent-Length: 7\n\n{"a":1}',
  ],
  ['curl -sS -o a -o b http://web http://web/echo', ''],
  ['curl -sS db:5432 -m 1', '', 'curl: (28) Operation timed out after 1000 milliseconds with 0 bytes received\n', 28],
  ['curl -sS --connect-timeout 2 http://dead', '', 'curl: (28) Connection timed out after 2002 milliseconds\n', 28],
  ['curl -sS -m 2 http://dead', '', 'curl: (28) Connection timed out after 2001 milliseconds\n', 28],
  [
    'curl -sS --max-time 1 --retry 1 http://dead',
    '',
    'curl: (28) Connection timed out after 1001 milliseconds\ncurl: (28) Connection timed out after 1001 milliseconds\n',
    28,
  ],
  ['curl -sS -m 1 telnet://dead:5432', '', 'curl: (28) Connection timed out after 1001 milliseconds\n', 28],
]);

recorded('debian:12', [
  [
    'curl -sS http://web:81',
    '',
    "curl: (7) Failed to connect to web port 81 after 2 ms: Couldn't connect to server\n",
    7,
  ],
  ['curl -sS http://nosuch', '', 'curl: (6) Could not resolve host: nosuch\n', 6],
  ['curl -sSf http://web/404', '', 'curl: (22) The requested URL returned error: 404\n', 22],
  [
    'curl -sS -m 2 http://web/slow',
    '',
    'curl: (28) Operation timed out after 2000 milliseconds with 0 bytes received\n',
    28,
  ],
  ['curl -sS http://web/empty', '', 'curl: (52) Empty reply from server\n', 52],
  [
    'curl http://web',
    'hello\n',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100     6  100     6    0     0   3000      0 --:--:-- --:--:-- --:--:--  3000\n',
  ],
  [
    'curl -o f http://web',
    '',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100     6  100     6    0     0   3000      0 --:--:-- --:--:-- --:--:--  3000\n',
  ],
  [
    'curl -v http://web',
    'hello\n',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 10.96.12.34:80...\n* Connected to web (10.96.12.34) port 80 (#0)\n> GET / HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/7.88.1\r\n> Accept: */*\r\n> \r\n< HTTP/1.1 200 OK\r\n< Content-Type: text/html\r\n< Content-Length: 6\r\n< Connection: close\r\n< \r\n{ [6 bytes data]\n\r100     6  100     6    0     0   3000      0 --:--:-- --:--:-- --:--:--  3000\n* Closing connection 0\n',
  ],
  [
    'curl -v http://web:81',
    '',
    "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 10.96.12.34:81...\n* connect to 10.96.12.34 port 81 failed: Connection refused\n* Failed to connect to web port 81 after 2 ms: Couldn't connect to server\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\n* Closing connection 0\ncurl: (7) Failed to connect to web port 81 after 2 ms: Couldn't connect to server\n",
    7,
  ],
  [
    'curl -sv http://web/301',
    'moved\n',
    '*   Trying 10.96.12.34:80...\n* Connected to web (10.96.12.34) port 80 (#0)\n> GET /301 HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/7.88.1\r\n> Accept: */*\r\n> \r\n< HTTP/1.1 301 Moved Permanently\r\n< Content-Type: text/html\r\n< Content-Length: 6\r\n< Location: /\r\n< Connection: close\r\n< \r\n{ [6 bytes data]\n* Closing connection 0\n',
  ],
  ['curl -sSL http://web/301', 'hello\n'],
  ['curl -sSL http://web/302abs', 'hello\n'],
  [
    'curl -sSLv http://web/301',
    'hello\n',
    "*   Trying 10.96.12.34:80...\n* Connected to web (10.96.12.34) port 80 (#0)\n> GET /301 HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/7.88.1\r\n> Accept: */*\r\n> \r\n< HTTP/1.1 301 Moved Permanently\r\n< Content-Type: text/html\r\n< Content-Length: 6\r\n< Location: /\r\n< Connection: close\r\n< \r\n* Closing connection 0\n* Issue another request to this URL: 'http://web/'\n* Hostname web was found in DNS cache\n*   Trying 10.96.12.34:80...\n* Connected to web (10.96.12.34) port 80 (#1)\n> GET / HTTP/1.1\r\n> Host: web\r\n> User-Agent: curl/7.88.1\r\n> Accept: */*\r\n> \r\n< HTTP/1.1 200 OK\r\n< Content-Type: text/html\r\n< Content-Length: 6\r\n< Connection: close\r\n< \r\n{ [6 bytes data]\n* Closing connection 1\n",
  ],
  [
    'curl -sSLi http://web/301',
    'HTTP/1.1 301 Moved Permanently\r\nContent-Type: text/html\r\nContent-Length: 6\r\nLocation: /\r\nConnection: close\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n',
  ],
  ['curl -sS gopher2://web', '', 'curl: (1) Protocol "gopher2" not supported or disabled in libcurl\n', 1],
  [
    'curl -sS https://web',
    '',
    "curl: (7) Failed to connect to web port 443 after 2 ms: Couldn't connect to server\n",
    7,
  ],
  [
    'curl -sS https://github.com',
    '',
    "curl: (7) Failed to connect to github.com port 443 after 5 ms: Couldn't connect to server\n",
    7,
  ],
  ['curl', '', "curl: try 'curl --help' or 'curl --manual' for more information\n", 2],
  [
    'curl --nosuch http://web',
    '',
    "curl: option --nosuch: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    2,
  ],
  [
    'curl -o',
    '',
    "curl: option -o: requires parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    2,
  ],
  [
    'curl -sS http://web/echo http://web/',
    'GET /echo HTTP/1.1\nHost: web\nUser-Agent: curl/7.88.1\nAccept: */*\n\nhello\n',
  ],
  ['curl -sS http://nosuch http://web', 'hello\n', 'curl: (6) Could not resolve host: nosuch\n'],
  ['curl -sS --fail-with-body http://web/404', 'nope\n', 'curl: (22) The requested URL returned error: 404\n', 22],
  ['curl -sS http://web/nolen', 'no length\n'],
  ['curl -sS http://web/garbage', '', 'curl: (1) Received HTTP/0.9 when not allowed\n', 1],
  ['curl -sS -o /nope/x http://web', '', 'curl: (23) Failure writing output to destination\n', 23],
  ['curl -sS -O http://web', '', 'curl: (23) Failed writing received data to disk/application\n', 23],
  ['curl -sS http://', '', 'curl: (3) URL using bad/illegal format or missing URL\n', 3],
  ["curl -sS 'http://web:99999'", '', 'curl: (3) URL using bad/illegal format or missing URL\n', 3],
  ["curl -sS 'http://we b'", '', 'curl: (3) URL using bad/illegal format or missing URL\n', 3],
  [
    'curl -f http://web/404',
    '',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r  0     5    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\ncurl: (22) The requested URL returned error: 404\n',
    22,
  ],
  [
    'curl http://nosuch',
    '',
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0curl: (6) Could not resolve host: nosuch\n',
    6,
  ],
  [
    'curl -# http://web',
    'hello\n',
    '\r######################################################################## 100.0%\n',
  ],
  [
    'curl -sS -m abc http://web',
    '',
    "curl: option -m: expected a proper numerical parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    2,
  ],
  ['curl -sS --http1.1 http://web', 'hello\n'],
  ['curl -sS -o a -o b http://web http://web/echo', ''],
  ['curl -sS db:5432 -m 1', '', 'curl: (28) Operation timed out after 1000 milliseconds with 0 bytes received\n', 28],
  [
    'curl -sS --connect-timeout 2 http://dead',
    '',
    'curl: (28) Failed to connect to dead port 80 after 2002 ms: Timeout was reached\n',
    28,
  ],
  ['curl -sS -m 2 http://dead', '', 'curl: (28) Connection timed out after 2001 milliseconds\n', 28],
]);
