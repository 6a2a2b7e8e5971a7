import { expect, test } from 'vitest';
import { recorded, runClient } from '../../testing/clientRun';

// Seconds that the recorded ones took.
test.each([
  ['wget -q -T 1 -t 1 http://dead', 1],
  ['wget -q -T 1 -t 2 http://dead', 3],
  ['wget --timeout=1 --tries=2 -q -O- http://web/slow', 3],
  ['wget -q --retry-connrefused -t 3 --waitretry=1 http://web:81', 2],
  ['wget -q http://web:81', 0],
  ['wget -q -t 2 http://web/empty', 1],
])('%s takes %i s', (script, seconds) => {
  const { exitedAtMs = 0 } = runClient('debian:12', script);
  expect(Math.floor(exitedAtMs / 1000)).toBe(seconds);
});

recorded('debian:12', [
  ['wget -qO- http://web', 'hello\n'],
  [
    'wget http://web',
    '',
    "--2026-11-20 12:00:00--  http://web/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nSaving to: 'index.html'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - 'index.html' saved [6/6]\n\n",
  ],
  [
    'wget http://nosuch',
    '',
    "--2026-11-20 12:00:00--  http://nosuch/\nResolving nosuch (nosuch)... failed: Name or service not known.\nwget: unable to resolve host address 'nosuch'\n",
    4,
  ],
  [
    'wget http://web:81',
    '',
    '--2026-11-20 12:00:00--  http://web:81/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:81... failed: Connection refused.\n',
    4,
  ],
  ['wget -q http://web:81', '', '', 4],
  [
    'wget http://web/404',
    '',
    '--2026-11-20 12:00:00--  http://web/404\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 404 Not Found\n2026-11-20 12:00:00 ERROR 404: Not Found.\n\n',
    8,
  ],
  ['wget -q http://web/404', '', '', 8],
  ['wget -nv http://web/404', '', 'http://web/404:\n2026-11-20 12:00:00 ERROR 404: Not Found.\n', 8],
  ['wget -nv http://web', '', '2026-11-20 12:00:00 URL:http://web/ [6/6] -> "index.html" [1]\n'],
  ['wget -nv http://nosuch', '', "wget: unable to resolve host address 'nosuch'\n", 4],
  ['wget -nv http://web:81', '', 'failed: Connection refused.\n', 4],
  [
    'wget http://web/500',
    '',
    '--2026-11-20 12:00:00--  http://web/500\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 500 Internal Server Error\n2026-11-20 12:00:00 ERROR 500: Internal Server Error.\n\n',
    8,
  ],
  [
    'wget http://web/503',
    '',
    '--2026-11-20 12:00:00--  http://web/503\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 503 Service Unavailable\n2026-11-20 12:00:00 ERROR 503: Service Unavailable.\n\n',
    8,
  ],
  [
    'wget -t 2 http://web/503',
    '',
    '--2026-11-20 12:00:00--  http://web/503\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 503 Service Unavailable\n2026-11-20 12:00:00 ERROR 503: Service Unavailable.\n\n',
    8,
  ],
  [
    'wget http://web/301',
    '',
    "--2026-11-20 12:00:00--  http://web/301\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 301 Moved Permanently\nLocation: / [following]\n--2026-11-20 12:00:00--  http://web/\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nSaving to: '301'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - '301' saved [6/6]\n\n",
  ],
  [
    'wget -S http://web',
    '',
    "--2026-11-20 12:00:00--  http://web/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... \n  HTTP/1.1 200 OK\n  Content-Type: text/html\n  Content-Length: 6\n  Connection: close\nLength: 6 [text/html]\nSaving to: 'index.html'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - 'index.html' saved [6/6]\n\n",
  ],
  [
    'wget -S --spider http://web',
    '',
    'Spider mode enabled. Check if remote file exists.\n--2026-11-20 12:00:00--  http://web/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... \n  HTTP/1.1 200 OK\n  Content-Type: text/html\n  Content-Length: 6\n  Connection: close\nLength: 6 [text/html]\nRemote file exists and could contain further links,\nbut recursion is disabled -- not retrieving.\n\n',
  ],
  [
    'wget --spider http://web',
    '',
    'Spider mode enabled. Check if remote file exists.\n--2026-11-20 12:00:00--  http://web/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nRemote file exists and could contain further links,\nbut recursion is disabled -- not retrieving.\n\n',
  ],
  [
    'wget --spider http://web/404',
    '',
    'Spider mode enabled. Check if remote file exists.\n--2026-11-20 12:00:00--  http://web/404\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 404 Not Found\nRemote file does not exist -- broken link!!!\n\n',
    8,
  ],
  [
    'wget --spider http://web/301',
    '',
    'Spider mode enabled. Check if remote file exists.\n--2026-11-20 12:00:00--  http://web/301\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 301 Moved Permanently\nLocation: / [following]\nSpider mode enabled. Check if remote file exists.\n--2026-11-20 12:00:00--  http://web/\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nRemote file exists and could contain further links,\nbut recursion is disabled -- not retrieving.\n\n',
  ],
  ['wget -q --spider http://web/404', '', '', 8],
  ['wget -nv --spider http://web', '', '2026-11-20 12:00:00 URL: http://web/ 200 OK\n'],
  [
    'wget -T 1 -t 1 http://dead',
    '',
    '--2026-11-20 12:00:00--  http://dead/\nResolving dead (dead)... 10.1.1.1\nConnecting to dead (dead)|10.1.1.1|:80... failed: Connection timed out.\nGiving up.\n\n',
    4,
  ],
  [
    'wget -T 1 -t 2 http://dead',
    '',
    '--2026-11-20 12:00:00--  http://dead/\nResolving dead (dead)... 10.1.1.1\nConnecting to dead (dead)|10.1.1.1|:80... failed: Connection timed out.\nRetrying.\n\n--2026-11-20 12:00:02--  (try: 2)  http://dead/\nConnecting to dead (dead)|10.1.1.1|:80... failed: Connection timed out.\nGiving up.\n\n',
    4,
  ],
  ['wget -q -T 1 -t 1 http://dead', '', '', 4],
  ['wget --timeout=1 --tries=2 -q -O- http://web/slow', '', '', 4],
  [
    'wget --timeout=1 --tries=2 -O- http://web/slow',
    '',
    '--2026-11-20 12:00:00--  http://web/slow\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... Read error (Connection timed out) in headers.\nRetrying.\n\n--2026-11-20 12:00:02--  (try: 2)  http://web/slow\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... Read error (Connection timed out) in headers.\nGiving up.\n\n',
    4,
  ],
  [
    'wget --retry-connrefused -t 3 --waitretry=1 http://web:81',
    '',
    '--2026-11-20 12:00:00--  http://web:81/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:81... failed: Connection refused.\nRetrying.\n\n--2026-11-20 12:00:01--  (try: 2)  http://web:81/\nConnecting to web (web)|10.96.12.34|:81... failed: Connection refused.\nRetrying.\n\n--2026-11-20 12:00:02--  (try: 3)  http://web:81/\nConnecting to web (web)|10.96.12.34|:81... failed: Connection refused.\nGiving up.\n\n',
    4,
  ],
  [
    'wget -O- http://web',
    'hello\n',
    "--2026-11-20 12:00:00--  http://web/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nSaving to: 'STDOUT'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - written to stdout [6/6]\n\n",
  ],
  ['wget -O /nope/x http://web', '', '/nope/x: No such file or directory\n', 1],
  [
    'wget -O f http://web && wget http://web/echo -O -',
    'GET /echo HTTP/1.1\nHost: web\nUser-Agent: Wget/1.21.3\nAccept: */*\nAccept-Encoding: identity\nConnection: Keep-Alive\n\n',
    "--2026-11-20 12:00:00--  http://web/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nSaving to: 'f'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - 'f' saved [6/6]\n\n--2026-11-20 12:00:00--  http://web/echo\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 115 [text/plain]\nSaving to: 'STDOUT'\n\n     0K                                                       100% 11.0M=0s\n\n2026-11-20 12:00:00 (11.0 MB/s) - written to stdout [115/115]\n\n",
  ],
  [
    'wget http://web; wget http://web',
    '',
    "--2026-11-20 12:00:00--  http://web/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nSaving to: 'index.html'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - 'index.html' saved [6/6]\n\n--2026-11-20 12:00:00--  http://web/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nSaving to: 'index.html.1'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - 'index.html.1' saved [6/6]\n\n",
  ],
  [
    'wget -P d http://web/echo',
    '',
    "--2026-11-20 12:00:00--  http://web/echo\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 115 [text/plain]\nSaving to: 'd/echo'\n\n     0K                                                       100% 11.0M=0s\n\n2026-11-20 12:00:00 (11.0 MB/s) - 'd/echo' saved [115/115]\n\n",
  ],
  [
    'wget -c http://web/echo',
    '',
    "--2026-11-20 12:00:00--  http://web/echo\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 115 [text/plain]\nSaving to: 'echo'\n\n     0K                                                       100% 11.0M=0s\n\n2026-11-20 12:00:00 (11.0 MB/s) - 'echo' saved [115/115]\n\n",
  ],
  [
    'wget http://web/empty -t 2',
    '',
    '--2026-11-20 12:00:00--  http://web/empty\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... No data received.\nRetrying.\n\n--2026-11-20 12:00:01--  (try: 2)  http://web/empty\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... No data received.\nGiving up.\n\n',
    4,
  ],
  [
    'wget http://web/204',
    '',
    "--2026-11-20 12:00:00--  http://web/204\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 204 No Content\n2026-11-20 12:00:00 (0.00 B/s) - '204' saved [0]\n\n",
  ],
  [
    'wget http://web/nolen',
    '',
    "--2026-11-20 12:00:00--  http://web/nolen\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: unspecified [text/plain]\nSaving to: 'nolen'\n\n     0K                                                         977K=0s\n\n2026-11-20 12:00:00 (977 KB/s) - 'nolen' saved [10]\n\n",
  ],
  [
    'wget http://web/big',
    '',
    "--2026-11-20 12:00:00--  http://web/big\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 200000 (195K) [text/html]\nSaving to: 'big'\n\n     0K .......... .......... .......... .......... .......... 25%  400M 0s\n    50K .......... .......... .......... .......... .......... 51%  400M 0s\n   100K .......... .......... .......... .......... .......... 76%  400M 0s\n   150K .......... .......... .......... .......... .....     100%  400M=0s\n\n2026-11-20 12:00:00 (400 MB/s) - 'big' saved [200000/200000]\n\n",
  ],
  ['wget', '', "wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n", 1],
  [
    'wget --nosuch http://web',
    '',
    "wget: unrecognized option '--nosuch'\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n",
    2,
  ],
  ['wget foo://web', '', "foo://web: Unsupported scheme 'foo'.\n", 1],
  [
    'wget --post-data=a=b -O- -q http://web/echo',
    'POST /echo HTTP/1.1\nHost: web\nUser-Agent: Wget/1.21.3\nAccept: */*\nAccept-Encoding: identity\nConnection: Keep-Alive\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 3\n\na=b',
  ],
  [
    "wget -qO- --header 'X-A: b' -U me http://web/echo",
    'GET /echo HTTP/1.1\nHost: web\nUser-Agent: me\nAccept: */*\nAccept-Encoding: identity\nConnection: Keep-Alive\nX-A: b\n\n',
  ],
  [
    "wget 'http://web/echo?x=1'",
    '',
    '--2026-11-20 12:00:00--  http://web/echo?x=1\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 404 Not Found\n2026-11-20 12:00:00 ERROR 404: Not Found.\n\n',
    8,
  ],
  [
    'wget http://web/404 http://web',
    '',
    "--2026-11-20 12:00:00--  http://web/404\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 404 Not Found\n2026-11-20 12:00:00 ERROR 404: Not Found.\n\n--2026-11-20 12:00:00--  http://web/\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nSaving to: 'index.html'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - 'index.html' saved [6/6]\n\nFINISHED --2026-11-20 12:00:00--\nTotal wall clock time: 0.003s\nDownloaded: 1 files, 6 in 0s (586 KB/s)\n",
    8,
  ],
  [
    'wget http://nosuch http://web/404',
    '',
    "--2026-11-20 12:00:00--  http://nosuch/\nResolving nosuch (nosuch)... failed: Name or service not known.\nwget: unable to resolve host address 'nosuch'\n--2026-11-20 12:00:00--  http://web/404\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 404 Not Found\n2026-11-20 12:00:00 ERROR 404: Not Found.\n\n",
    4,
  ],
  ['wget -q -O - http://web/500; echo $?', '8\n'],
  ['wget --content-on-error -qO- http://web/404', 'nope\n', '', 8],
  ['wget -o log http://web', ''],
  [
    'wget http://headless',
    '',
    "--2026-11-20 12:00:00--  http://headless/\nResolving headless (headless)... 10.96.12.34, 10.96.12.35\nConnecting to headless (headless)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nSaving to: 'index.html'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - 'index.html' saved [6/6]\n\n",
  ],
  [
    'wget web',
    '',
    "--2026-11-20 12:00:00--  http://web/\nResolving web (web)... 10.96.12.34\nConnecting to web (web)|10.96.12.34|:80... connected.\nHTTP request sent, awaiting response... 200 OK\nLength: 6 [text/html]\nSaving to: 'index.html'\n\n     0K                                                       100%  586K=0s\n\n2026-11-20 12:00:00 (586 KB/s) - 'index.html' saved [6/6]\n\n",
  ],
  [
    'wget -O',
    '',
    "wget: option requires an argument -- 'O'\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n",
    2,
  ],
]);
