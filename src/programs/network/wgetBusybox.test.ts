import { expect, test } from 'vitest';
import { recorded, runClient } from '../../testing/clientRun';

// Seconds that the recorded ones took. Nothing is tried again, whatever -t says.
test.each([
  ['wget -q -T 1 http://dead', 1],
  ['wget -q -T 1 http://web/slow', 1],
  ['wget -q -t 3 http://web:81', 0],
])('%s takes %i s', (script, seconds) => {
  const { exitedAtMs = 0 } = runClient('busybox:1.37', script);
  expect(Math.floor(exitedAtMs / 1000)).toBe(seconds);
});

recorded('busybox:1.37', [
  [
    'wget http://web',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'index.html'\nindex.html           100% |********************************|     6  0:00:00 ETA\n'index.html' saved\n",
  ],
  ['wget -q http://web', ''],
  [
    'wget http://web/echo',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'echo'\necho                 100% |********************************|    65  0:00:00 ETA\n'echo' saved\n",
  ],
  [
    'wget http://web/500',
    '',
    'Connecting to web (10.96.12.34:80)\nwget: server returned error: HTTP/1.1 500 Internal Server Error\n',
    1,
  ],
  ['wget http://web/204', '', "Connecting to web (10.96.12.34:80)\nsaving to '204'\n'204' saved\n"],
  [
    'wget http://web/nolen',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'nolen'\nnolen                100% |********************************|    10  0:00:00 ETA\n'nolen' saved\n",
  ],
  ['wget http://web/empty', '', 'Connecting to web (10.96.12.34:80)\nwget: error getting response\n', 1],
  ['wget http://web/garbage', '', 'Connecting to web (10.96.12.34:80)\nwget: error getting response\n', 1],
  [
    'wget http://web/301',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to '301'\n301                  100% |********************************|     6  0:00:00 ETA\n'301' saved\n",
  ],
  [
    'wget http://web/302abs',
    '',
    "Connecting to web (10.96.12.34:80)\nConnecting to web (10.96.12.34:80)\nsaving to '302abs'\n302abs               100% |********************************|     6  0:00:00 ETA\n'302abs' saved\n",
  ],
  ['wget -T 1 http://dead', '', 'Connecting to dead (10.1.1.1:80)\nwget: download timed out\n', 1],
  ['wget -T 1 http://web/slow', '', 'Connecting to web (10.96.12.34:80)\nwget: download timed out\n', 1],
  ['wget -T 1 -qO- http://web/slow', '', 'wget: download timed out\n', 1],
  [
    'wget -S http://web/404',
    '',
    'Connecting to web (10.96.12.34:80)\n  HTTP/1.1 404 Not Found\nwget: server returned error: HTTP/1.1 404 Not Found\n',
    1,
  ],
  [
    'wget -S http://web/301',
    '',
    "Connecting to web (10.96.12.34:80)\n  HTTP/1.1 301 Moved Permanently\n  Content-Type: text/html\n  Content-Length: 6\n  Location: /\n  HTTP/1.1 200 OK\n  Content-Type: text/html\n  Content-Length: 6\n  Connection: close\n  \nsaving to '301'\n301                  100% |********************************|     6  0:00:00 ETA\n'301' saved\n",
  ],
  [
    'wget --spider http://web/404',
    '',
    'Connecting to web (10.96.12.34:80)\nwget: server returned error: HTTP/1.1 404 Not Found\n',
    1,
  ],
  ['wget --spider http://web/301', '', 'Connecting to web (10.96.12.34:80)\nremote file exists\n'],
  ['wget -q --spider http://web; echo $?', '0\n'],
  [
    'wget -S --spider http://web',
    '',
    'Connecting to web (10.96.12.34:80)\n  HTTP/1.1 200 OK\n  Content-Type: text/html\n  Content-Length: 6\n  Connection: close\n  \nremote file exists\n',
  ],
  ['wget -qO- http://web http://web/204', 'hello\n'],
  [
    'wget',
    '',
    "BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.\n\nUsage: wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]\n\t[--post-data STR | --post-file FILE] [-Y on/off]\n\t[--no-check-certificate] [-P DIR] [-U AGENT] [-T SEC] URL...\n\nRetrieve files via HTTP or FTP\n\n\t--spider\tOnly check URL existence: $? is 0 if exists\n\t--header STR\tAdd STR (of form 'header: value') to headers\n\t--post-data STR\tSend STR using POST method\n\t--post-file FILE\tSend FILE using POST method\n\t--no-check-certificate\tDon't validate the server's certificate\n\t-c\t\tContinue retrieval of aborted transfer\n\t-q\t\tQuiet\n\t-P DIR\t\tSave to DIR (default .)\n\t-S    \t\tShow server response\n\t-T SEC\t\tNetwork read timeout is SEC seconds\n\t-O FILE\t\tSave to FILE ('-' for stdout)\n\t-o LOGFILE\tLog messages to FILE\n\t-U STR\t\tUse STR for User-Agent header\n\t-Y on/off\tUse proxy\n",
    1,
  ],
  [
    'wget -nv http://web',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'index.html'\nindex.html           100% |********************************|     6  0:00:00 ETA\n'index.html' saved\n",
  ],
  [
    'wget --no-verbose http://web',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'index.html'\nindex.html           100% |********************************|     6  0:00:00 ETA\n'index.html' saved\n",
  ],
  ['wget -t 2 -T 1 http://dead', '', 'Connecting to dead (10.1.1.1:80)\nwget: download timed out\n', 1],
  [
    'wget --tries=2 --timeout=1 http://web:81',
    '',
    "Connecting to web:81 (10.96.12.34:81)\nwget: can't connect to remote host (10.96.12.34): Connection refused\n",
    1,
  ],
  [
    'wget --tries 2 http://web',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'index.html'\nindex.html           100% |********************************|     6  0:00:00 ETA\n'index.html' saved\n",
  ],
  [
    "wget --header 'X-A: b' -U me -qO- http://web/echo",
    'GET /echo HTTP/1.1\nHost: web\nUser-Agent: me\nConnection: close\nX-A: b\n\n',
  ],
  [
    'wget --post-data a=b -qO- http://web/echo',
    'POST /echo HTTP/1.1\nHost: web\nUser-Agent: Wget\nConnection: close\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 3\n\na=b',
  ],
  ['wget -qO- http://web/echo', 'GET /echo HTTP/1.1\nHost: web\nUser-Agent: Wget\nConnection: close\n\n'],
  [
    'wget -P d http://web',
    '',
    "Connecting to web (10.96.12.34:80)\nwget: can't open 'd/index.html': No such file or directory\n",
    1,
  ],
  [
    'mkdir d; wget -P d http://web',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'd/index.html'\nindex.html           100% |********************************|     6  0:00:00 ETA\n'd/index.html' saved\n",
  ],
  ['wget foo://web', '', 'wget: not an http or ftp url: foo://web\n', 1],
  [
    'wget web',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'index.html'\nindex.html           100% |********************************|     6  0:00:00 ETA\n'index.html' saved\n",
  ],
  [
    'wget http://user:pw@web/echo -qO-',
    'GET /echo HTTP/1.1\nHost: web\nUser-Agent: Wget\nConnection: close\nAuthorization: Basic dXNlcjpwdw==\n\n',
  ],
  [
    'wget http://web; wget http://web',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'index.html'\nindex.html           100% |********************************|     6  0:00:00 ETA\n'index.html' saved\nConnecting to web (10.96.12.34:80)\nwget: can't open 'index.html': File exists\n",
    1,
  ],
  [
    'wget -c http://web/echo',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to 'echo'\necho                 100% |********************************|    65  0:00:00 ETA\n'echo' saved\n",
  ],
  [
    'wget -o log http://web; cat log',
    "Connecting to web (10.96.12.34:80)\nsaving to 'index.html'\n'index.html' saved\n",
  ],
  [
    'wget -qO- http://web/503 || echo failed',
    'failed\n',
    'wget: server returned error: HTTP/1.1 503 Service Unavailable\n',
  ],
  [
    'wget -O /dev/null http://web',
    '',
    "Connecting to web (10.96.12.34:80)\nsaving to '/dev/null'\nnull                 100% |********************************|     6  0:00:00 ETA\n'/dev/null' saved\n",
  ],
  ['wget http://web:99999', '', "wget: bad port '99999'\n", 1],
  [
    'wget http://headless',
    '',
    "Connecting to headless (10.96.12.34:80)\nsaving to 'index.html'\nindex.html           100% |********************************|     6  0:00:00 ETA\n'index.html' saved\n",
  ],
  [
    "wget -qO- http://web/echo --header='X: y' --user-agent=z",
    'GET /echo HTTP/1.1\nHost: web\nUser-Agent: z\nConnection: close\nX: y\n\n',
  ],
  [
    'wget --post-file=/etc/hosts -qO- http://web/echo',
    'POST /echo HTTP/1.1\nHost: web\nUser-Agent: Wget\nConnection: close\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 78\n\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n10.244.0.7\tmypod\n',
  ],
  [
    'echo | wget -qO- --post-file=- http://web/echo',
    'POST /echo HTTP/1.1\nHost: web\nUser-Agent: Wget\nConnection: close\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 1\n\n\n',
  ],
  [
    'wget -O /nope/x http://web/404',
    '',
    'Connecting to web (10.96.12.34:80)\nwget: server returned error: HTTP/1.1 404 Not Found\n',
    1,
  ],
  [
    'wget -O f http://web; wget -c -O f http://web; echo $?',
    '0\n',
    "Connecting to web (10.96.12.34:80)\nsaving to 'f'\nf                    100% |********************************|     6  0:00:00 ETA\n'f' saved\nConnecting to web (10.96.12.34:80)\nwget: restart failed\nsaving to 'f'\nf                    100% |********************************|     6  0:00:00 ETA\n'f' saved\n",
  ],
  ['wget -q -O - http://web/500 ; echo $?', '1\n', 'wget: server returned error: HTTP/1.1 500 Internal Server Error\n'],
  ['wget -Y off -qO- http://web', 'hello\n'],
  ['wget -T x http://web', '', "wget: invalid number 'x'\n", 1],
  [
    "wget 'http://web/a?b=c'",
    '',
    'Connecting to web (10.96.12.34:80)\nwget: server returned error: HTTP/1.1 404 Not Found\n',
    1,
  ],
  [
    'wget -t 3 http://web:81',
    '',
    "Connecting to web:81 (10.96.12.34:81)\nwget: can't connect to remote host (10.96.12.34): Connection refused\n",
    1,
  ],
  [
    'wget -qS -O- http://web',
    'hello\n',
    '  HTTP/1.1 200 OK\n  Content-Type: text/html\n  Content-Length: 6\n  Connection: close\n  \n',
  ],
]);

recorded('alpine', [
  ['wget -T 1 http://dead', '', 'Connecting to dead (10.1.1.1:80)\nwget: download timed out\n', 1],
  [
    'wget http://web:81',
    '',
    "Connecting to web:81 (10.96.12.34:81)\nwget: can't connect to remote host (10.96.12.34): Connection refused\n",
    1,
  ],
  ['wget http://nosuch', '', "wget: bad address 'nosuch'\n", 1],
  ['wget http://fail.example.com', '', "wget: bad address 'fail.example.com'\n", 1],
]);
