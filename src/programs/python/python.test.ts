import { describe, expect, test } from 'vitest';
import { type ImageRunOptions, runImage } from '../../testing/imageRun';

const script = (text: string, options: ImageRunOptions = {}) =>
  runImage('python:3.12', ['python3', '/s/t.py'], { ...options, files: { '/s/t.py': text, ...options.files } });
const command = (text: string, options: ImageRunOptions = {}) =>
  runImage('python:3.12', ['python3', '-c', text], options);

describe('what Python 3.12 prints', () => {
  test.each([
    ['print(1, 2.5, None, [1, "a", (1,)], {"k": {1}}, sep="|")', "1|2.5|None|[1, 'a', (1,)]|{'k': {1}}\n"],
    ['print(f"{7:03d} {3.14159:.2f} {1234567:,} {\'x\'!r:>5}")', "007 3.14 1,234,567   'x'\n"],
    ['print("%s is %05.1f%%" % ("a", 2.25))', 'a is 002.2%\n'],
    ['print([x * x for x in range(5) if x % 2], sum(i for i in range(4)))', '[1, 9] 6\n'],
    ['print(2 ** 100, -7 // 2, -7 % 3, 1e16, 1e-5, 0.1 + 0.2)', `${2n ** 100n} -4 2 1e+16 1e-05 0.30000000000000004\n`],
    ['a, *b = "xyz"; print(a, b, "abc"[::-1], [1, 2, 3][-2:])', "x ['y', 'z'] cba [2, 3]\n"],
    ['import random; random.seed(42); print(random.random(), random.randint(1, 100))', '0.6394267984578837 4\n'],
    ['import json; print(json.dumps({"a": [1, None, True]}), json.loads("[1.5]"))', '{"a": [1, null, true]} [1.5]\n'],
  ])('%s', (text, stdout) => {
    expect(command(text)).toMatchObject({ stdout, stderr: '', exitCode: 0 });
  });
});

test('a traceback shows the lines of files, with marks', () => {
  const run = script('def f(x):\n    return 1 + g(x) / 0\ndef g(x):\n    return x\nf(2)\n');
  expect(run).toMatchObject({
    exitCode: 1,
    stderr: `Traceback (most recent call last):
  File "/s/t.py", line 5, in <module>
    f(2)
  File "/s/t.py", line 2, in f
    return 1 + g(x) / 0
               ~~~~~^~~
ZeroDivisionError: division by zero
`,
  });
});

test('of -c it shows no lines before 3.13', () => {
  const text = 'int("x")';
  const words = "ValueError: invalid literal for int() with base 10: 'x'\n";
  const head = 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n';
  expect(command(text).stderr).toBe(head + words);
  expect(runImage('python:3.13', ['python', '-c', text]).stderr).toBe(`${head}    int("x")\n    ~~~^^^^^\n${words}`);
});

describe('the log of a container', () => {
  const text = 'import time\nfor i in range(3):\n    print(i)\n    time.sleep(1)\ntime.sleep(60)\n';
  test('stays empty: output to no terminal is kept until there are 8 KiB', () => {
    expect(script(text, { untilMs: 30_000 }).stdout).toBe('');
  });
  test('has it at once with -u, PYTHONUNBUFFERED or flush', () => {
    expect(script(text, { untilMs: 30_000, env: { PYTHONUNBUFFERED: '1' } }).stdout).toBe('0\n1\n2\n');
    expect(runImage('python', ['python', '-u', '-c', text], { untilMs: 30_000 }).stdout).toBe('0\n1\n2\n');
    expect(script(text.replace('(i)', '(i, flush=True)'), { untilMs: 30_000 }).stdout).toBe('0\n1\n2\n');
  });
});

test('a loop waits for a port', () => {
  const wait = `import socket, time
while True:
    try:
        socket.create_connection(('db', 5432), timeout=2)
        break
    except OSError as error:
        print('waiting:', error, flush=True)
        time.sleep(1)
    if time.monotonic() > 1003: raise SystemExit('gave up')
print('ready')
`;
  const hosts = { '10.96.0.20': { names: ['db.default.svc.cluster.local'], ports: { 5432: '' } } };
  expect(script(wait, { hosts })).toMatchObject({ stdout: 'ready\n', exitCode: 0 });
  expect(script(wait)).toMatchObject({
    stdout: 'waiting: [Errno -2] Name or service not known\n'.repeat(3),
    stderr: 'gave up\n',
    exitCode: 1,
  });
});

describe('signals', () => {
  const handled = `import signal, sys, time
def stop(number, frame):
    print('got', number, flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
time.sleep(600)
`;
  test('reach their handlers in the midst of a sleep', () => {
    const run = script(handled, { signals: [{ atMs: 5000, name: 'TERM' }] });
    expect(run).toMatchObject({ stdout: 'got 15\n', exitCode: 0, exitedAtMs: 5000 });
  });
  test('TERM without one does nothing to process 1', () => {
    const run = script('import time\ntime.sleep(20)\n', { signals: [{ atMs: 5000, name: 'TERM' }] });
    expect(run).toMatchObject({ exitCode: 0, exitedAtMs: 20_000 });
  });
  test('INT raises KeyboardInterrupt', () => {
    const run = script('import time\ntime.sleep(20)\n', { signals: [{ atMs: 5000, name: 'INT' }] });
    expect(run.exitCode).toBe(130);
    expect(run.stderr).toMatch(/line 2, in <module>\n {4}time\.sleep\(20\)\nKeyboardInterrupt\n$/);
  });
});

describe('what would never end', () => {
  test.each([
    ['while True: pass', 'busy'],
    ['while True: x = [1] * 1000', 'busy'],
    ['x = "a"\nwhile True: x += x', 'MemoryError'],
    ['x = [0]\nwhile True: x = x * 2', 'memory'],
    ['x = "ab" * 10 ** 4\nwhile True: x.replace("a", "b")', 'busy'],
    ['x = list(range(10 ** 4))\nwhile True: sorted(x); x[::-1]; 5 in x', 'busy'],
    ['print(9 ** 9 ** 9)', 'MemoryError'],
    ['def f(): return f()\nf()', 'RecursionError: maximum recursion depth exceeded'],
  ])('%s: %s', (text, end) => {
    const run = script(text, { untilMs: 3_600_000 });
    expect(run.exit?.limit ?? (run.stderr.trim().split('\n').pop() || 'busy')).toBe(end);
  });
  test('a container that takes more memory than it may is killed', () => {
    const hog = 'x = []\nwhile True:\n    x.append(" " * 10 ** 7)\n';
    expect(script(hog, { memoryLimitBytes: 100_000_000 }).exit).toMatchObject({ exitCode: 137, outOfMemory: true });
    const thrifty = 'for i in range(100):\n    x = " " * 10 ** 7\n';
    expect(script(thrifty, { memoryLimitBytes: 100_000_000 }).exit).toMatchObject({ exitCode: 0 });
  });
});

describe('what is not simulated', () => {
  test.each([
    ['import asyncio', "the module 'asyncio'"],
    ['async def f(): pass', "'async'"],
    ['import os; os.fork()', 'os.fork'],
  ])('%s is refused by name', (text, what) => {
    const run = command(text);
    expect(run).toMatchObject({ stderr: `python3: Podflight does not simulate ${what}\n`, exitCode: 1 });
    expect(run.notices).toContain(`program.not-simulated ${what} (Python)`);
  });
  test('what no Python has fails as it does there', () => {
    expect(command('import requests').stderr).toMatch(/ModuleNotFoundError: No module named 'requests'\n$/);
  });
});

test('a server answers one request after another', () => {
  const server = `from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'path ' + self.path.encode())
HTTPServer(('', 8080), Handler).serve_forever()
`;
  const client = 'import urllib.request as r; print(r.urlopen("http://localhost:8080/x").read())';
  const run = script(server, { execs: [{ atMs: 1000, argv: ['python', '-c', client] }], untilMs: 5000 });
  expect(run.execs[0]).toEqual({ output: "b'path /x'\n", exitCode: 0 });
  expect(run.stderr).toBe('127.0.0.1 - - [20/Nov/2026 12:00:01] "GET /x HTTP/1.1" 200 -\n');
});

test('programs are run, and what they print is read', () => {
  const text = `import subprocess
r = subprocess.run(['sh', '-c', 'echo out; echo err >&2; exit 3'], capture_output=True, text=True)
print(r.returncode, repr(r.stdout), repr(r.stderr))
print(subprocess.check_output('cat', input=b'in'))
`;
  expect(script(text)).toMatchObject({ stdout: "3 'out\\n' 'err\\n'\nb'in'\n", exitCode: 0 });
});

test('threads take turns where they wait', () => {
  const text = `import threading, time
def work(n):
    time.sleep(n)
    print(n, flush=True)
threads = [threading.Thread(target=work, args=(n,)) for n in (2, 1)]
for t in threads: t.start()
for t in threads: t.join()
print('end')
`;
  expect(script(text)).toMatchObject({ stdout: '1\n2\nend\n', exitedAtMs: 2000 });
});

test('what a file is left with is written: at once if nobody holds it, in the end otherwise', () => {
  const text = "open('/a', 'w').write('x')\nprint(open('/a').read())\nf = open('/b', 'w')\nf.write('y')\n";
  const run = script(text);
  expect([run.stdout, run.read('/b')]).toEqual(['x\n', 'y']);
});

describe('a text that is no Python', () => {
  test.each([
    ['if True\n    print(1)', "    if True\n           ^\nSyntaxError: expected ':'\n"],
    ['x = (1,\n', "    x = (1,\n        ^\nSyntaxError: '(' was never closed\n"],
    ['if True:\nx', "    x\n    ^\nIndentationError: expected an indented block after 'if' statement on line 1\n"],
    [
      'print "a"',
      '    print "a"\n    ^^^^^^^^^\nSyntaxError: Missing parentheses in call to \'print\'. Did you mean print(...)?\n',
    ],
  ])('%s', (text, words) => {
    expect(script(text).stderr).toMatch(/^ {2}File "\/s\/t\.py", line \d\n/);
    expect(script(text).stderr.endsWith(words)).toBe(true);
  });
});

test.each([
  [['python', 'nope.py'], '', "python: can't open file '/nope.py': [Errno 2] No such file or directory\n", 2],
  [['sh', '-c', 'python - a <<E\nimport sys\nprint(sys.argv)\nE'], "['-', 'a']\n", '', 0],
  [['python', '-m', 'this'], '', "python: Podflight does not simulate '-m this'\n", 1],
  [['python', '-m', 'nope'], '', '/usr/local/bin/python3: No module named nope\n', 1],
])('%s', (argv, stdout, stderr, exitCode) => {
  expect(runImage('python:3.12', argv)).toMatchObject({ stdout, stderr, exitCode });
});

test('each image has its version', () => {
  const version = (tag: string) => runImage(`python${tag}`, ['python', '--version']).stdout;
  expect([version(':3.12-slim'), version(':3.11.4'), version('')]).toEqual([
    'Python 3.12.12\n',
    'Python 3.11.4\n',
    'Python 3.14.0\n',
  ]);
});
