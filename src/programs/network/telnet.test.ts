import { recorded } from '../../testing/clientRun';

recorded('busybox:1.37', [
  ['telnet db 5433', '', "telnet: can't connect to remote host (10.96.12.35): Connection refused\n", 1],
  ['telnet nosuch 1', '', "telnet: bad address 'nosuch'\n", 1],
  ['telnet db 5432 </dev/null', 'Connected to db\n'],
  [
    'telnet',
    '',
    'BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.\n\nUsage: telnet [-a] [-l USER] HOST [PORT]\n\nConnect to telnet server\n\n\t-a\tAutomatic login with $USER variable\n\t-l USER\tAutomatic login as USER\n',
    1,
  ],
  ['telnet db nosuchport', '', "telnet: bad port 'nosuchport'\n", 1],
  ['telnet db', '', "telnet: can't connect to remote host (10.96.12.35): Connection refused\n", 1],
  ['telnet 10.96.12.35 5432 </dev/null', 'Connected to 10.96.12.35\n'],
  ['sleep 2 | telnet db 25', '220 hi\nConnection closed by foreign host\r\nConnected to db\n', '', 1],
  ['sleep 1 | telnet db 5432', 'Connected to db\n'],
  ["printf 'GET / HTTP/1.0\\r\\n\\r\\n' | telnet web 80", 'Connected to web\n'],
  [
    "(printf 'GET / HTTP/1.0\\r\\n\\r\\n'; sleep 1) | telnet web 80",
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\nConnection closed by foreign host\r\nConnected to web\n',
    '',
    1,
  ],
]);

recorded('alpine', [
  ['telnet nosuch 1', '', "telnet: bad address 'nosuch'\n", 1],
  ['telnet db 5433', '', "telnet: can't connect to remote host (10.96.12.35): Connection refused\n", 1],
]);

recorded('debian:12', [
  ['telnet db 5433', 'Trying 10.96.12.35...\n', 'telnet: Unable to connect to remote host: Connection refused\n', 1],
  ['telnet nosuch 1', 'Server lookup failure:  nosuch:1, Name or service not known\n', '', 1],
  ['telnet nosuch', 'Server lookup failure:  nosuch:telnet, Name or service not known\n', '', 1],
  [
    'telnet db 5432 </dev/null',
    "Trying 10.96.12.35...\nConnected to db.\nEscape character is '^]'.\n",
    'Connection closed by foreign host.\n',
  ],
  [
    'telnet db 25 </dev/null',
    "Trying 10.96.12.35...\nConnected to db.\nEscape character is '^]'.\n220 hi\n",
    'Connection closed by foreign host.\n',
  ],
  [
    'sleep 1 | telnet db 25',
    "Trying 10.96.12.35...\nConnected to db.\nEscape character is '^]'.\n220 hi\n",
    'Connection closed by foreign host.\n',
  ],
  ['telnet db nosuchport', 'Server lookup failure:  db:nosuchport, Servname not supported for ai_socktype\n', '', 1],
  ['telnet db', 'Trying 10.96.12.35...\n', 'telnet: Unable to connect to remote host: Connection refused\n', 1],
  ['telnet </dev/null', 'inetutils-telnet> \n'],
  [
    'sleep 1 | telnet db 5432',
    "Trying 10.96.12.35...\nConnected to db.\nEscape character is '^]'.\n",
    'Connection closed by foreign host.\n',
  ],
  [
    'sleep 1 | telnet 10.96.12.35 5432',
    "Trying 10.96.12.35...\nConnected to 10.96.12.35.\nEscape character is '^]'.\n",
    'Connection closed by foreign host.\n',
  ],
  [
    'telnet 10.96.12.35 5433',
    'Trying 10.96.12.35...\n',
    'telnet: Unable to connect to remote host: Connection refused\n',
    1,
  ],
  ['telnet -x db', 'Trying 10.96.12.35...\n', 'telnet: Unable to connect to remote host: Connection refused\n', 1],
  [
    'telnet headless 5432 </dev/null',
    "Trying 10.96.12.34...\nTrying 10.96.12.35...\nConnected to headless.\nEscape character is '^]'.\n",
    'Connection failed: Connection refused\nConnection closed by foreign host.\n',
  ],
]);
