import { recorded } from '../../testing/clientRun';

// As bash 5.2 of Debian 12 has it, in the same network.
recorded('debian:12', [
  ["bash -c '</dev/tcp/db/5432'; echo $?", '0\n'],
  [
    "bash -c '</dev/tcp/db/5433'",
    '',
    'bash: connect: Connection refused\nbash: line 1: /dev/tcp/db/5433: Connection refused\n',
    1,
  ],
  [
    "bash -c '</dev/tcp/nosuch/80'",
    '',
    'bash: line 1: nosuch: Name or service not known\nbash: line 1: /dev/tcp/nosuch/80: Invalid argument\n',
    1,
  ],
  [
    "bash -c 'echo x >/dev/tcp/db/x'",
    '',
    'bash: line 1: x: Servname not supported for ai_socktype\nbash: line 1: /dev/tcp/db/x: Invalid argument\n',
    1,
  ],
  ["bash -c '</dev/tcp/db'", '', 'bash: line 1: /dev/tcp/db: No such file or directory\n', 1],
  ['timeout 2 bash -c "</dev/tcp/dead/80"; echo $?', '124\n'],
  ["HOST=db PORT=5432 bash -c 'until (echo > /dev/tcp/$HOST/$PORT) 2>/dev/null; do sleep 1; done; echo up'", 'up\n'],
  ["bash -c 'if { true; } 3<>/dev/tcp/db/1; then echo y; else echo n; fi' 2>/dev/null", 'n\n'],
  [`bash -c 'exec 3<>/dev/tcp/web/80; printf "GET / HTTP/1.0\\r\\n\\r\\n" >&3; cat <&3' | tail -n 1`, 'hello\n'],
  ["bash -c 'exec 3</dev/tcp/db/25; read -r line <&3; echo $line; exec 3<&-'", '220 hi\n'],
]);

// Other shells take it for a file.
recorded('debian:12', [['</dev/tcp/db/5432', '', 'sh: 1: cannot open /dev/tcp/db/5432: No such file\n', 2]]);
