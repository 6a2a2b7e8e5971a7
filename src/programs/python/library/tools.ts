/** subprocess, logging and others about the process and what is around it. */
export const TOOLS: Readonly<Record<string, string>> = {
  subprocess: `
import _process, os
PIPE, STDOUT, DEVNULL = -1, -2, -3
class SubprocessError(Exception): pass
class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.args = (returncode, cmd)
        self.returncode, self.cmd, self.output, self.stdout, self.stderr = returncode, cmd, output, output, stderr
    def __str__(self):
        if self.returncode < 0:
            import signal
            return f"Command '{self.cmd}' died with <Signals.SIG{signal.strsignal(-self.returncode)}: {-self.returncode}>."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
class TimeoutExpired(SubprocessError): pass
class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr
    def check_returncode(self):
        if self.returncode: raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)
    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        if self.stdout is not None: parts.append(f'stdout={self.stdout!r}')
        if self.stderr is not None: parts.append(f'stderr={self.stderr!r}')
        return f"CompletedProcess({', '.join(parts)})"
def _fd(x): return x if x is None or isinstance(x, int) else x.fileno()
class Popen:
    def __init__(self, args, *a, stdin=None, stdout=None, stderr=None, shell=False, cwd=None, env=None, text=False, universal_newlines=False, encoding=None, input=None, **k):
        self.args, self._text, self.returncode = args, text or universal_newlines or encoding, None
        words = ['/bin/sh', '-c', args] if shell else [args] if isinstance(args, str) else [os.fspath(x) for x in args]
        if isinstance(input, str): input = input.encode()
        if stdin == DEVNULL and input is None: input = b''
        self.pid, self._out, self._err = _process.start(words, env, cwd, input, _fd(stdout), _fd(stderr))
        import io
        self.stdout = self._out is not None and io.BytesIO(self._out) or None
        if self._text and self._out is not None: self.stdout = io.StringIO(self._out.decode())
    def _t(self, x): return x.decode() if self._text and x is not None else x
    def poll(self):
        if self.returncode is None and _process.poll(self.pid) is not None: self.wait()
        return self.returncode
    def wait(self, timeout=None):
        if self.returncode is None: self.returncode = _process.wait(self.pid)
        return self.returncode
    def communicate(self, input=None, timeout=None):
        self.wait()
        return self._t(self._out), self._t(self._err)
    def send_signal(self, s):
        if self.poll() is None: os.kill(self.pid, s)
    def terminate(self): self.send_signal(15)
    def kill(self): self.send_signal(9)
    def __enter__(self): return self
    def __exit__(self, *a): self.wait()
def run(args, *a, input=None, capture_output=False, timeout=None, check=False, **k):
    if capture_output: k['stdout'] = k['stderr'] = PIPE
    p = Popen(args, *a, input=input, **k)
    out, err = p.communicate()
    r = CompletedProcess(args, p.returncode, out, err)
    if check: r.check_returncode()
    return r
def call(args, *a, **k): return run(args, *a, **k).returncode
def check_call(args, *a, **k):
    run(args, *a, check=True, **k)
    return 0
def check_output(args, *a, **k): return run(args, *a, stdout=PIPE, check=True, **k).stdout
def getoutput(cmd): return getstatusoutput(cmd)[1]
def getstatusoutput(cmd):
    r = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT)
    return r.returncode, r.stdout.rstrip('\\n')
`,
  logging: `
import sys, time, os
NOTSET, DEBUG, INFO, WARNING, ERROR, CRITICAL = 0, 10, 20, 30, 40, 50
WARN, FATAL = WARNING, CRITICAL
_names = {10: 'DEBUG', 20: 'INFO', 30: 'WARNING', 40: 'ERROR', 50: 'CRITICAL', 0: 'NOTSET'}
BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
def getLevelName(n): return _names.get(n, f'Level {n}')
def _level(n):
    if isinstance(n, str):
        for k, v in _names.items():
            if v == n: return k
        raise ValueError(f'Unknown level: {n!r}')
    return n
class LogRecord:
    def __init__(self, name, level, msg, args, exc):
        self.name, self.levelno, self.levelname, self.msg, self.args, self.exc = name, level, getLevelName(level), msg, args, exc
        self.created = time.time()
        self.msecs = int(self.created * 1000) % 1000
        self.process, self.processName, self.threadName, self.thread = os.getpid(), 'MainProcess', 'MainThread', 1
        self.module, self.funcName, self.lineno, self.filename, self.pathname = 'main', '<module>', 1, 'main.py', 'main.py'
    def getMessage(self): return str(self.msg) % self.args if self.args else str(self.msg)
class Formatter:
    def __init__(self, fmt=None, datefmt=None, style='%'): self.fmt, self.datefmt, self.style = fmt or '%(message)s', datefmt, style
    def formatTime(self, record, datefmt=None):
        t = time.localtime(record.created)
        return time.strftime(datefmt, t) if datefmt else '%s,%03d' % (time.strftime('%Y-%m-%d %H:%M:%S', t), record.msecs)
    def format(self, record):
        d = dict(record.__dict__)
        d['message'] = record.getMessage()
        d['asctime'] = self.formatTime(record, self.datefmt)
        s = self.fmt.format(**d) if self.style == '{' else self.fmt % d
        if record.exc: s += '\\n' + record.exc.rstrip('\\n')
        return s
class Handler:
    def __init__(self, level=NOTSET): self.level, self.formatter = _level(level), None
    def setLevel(self, level): self.level = _level(level)
    def setFormatter(self, f): self.formatter = f
    def format(self, record): return (self.formatter or Formatter()).format(record)
    def handle(self, record):
        if record.levelno >= self.level: self.emit(record)
    def addFilter(self, f): pass
    def flush(self): pass
    def close(self): pass
class StreamHandler(Handler):
    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = stream or sys.stderr
    def emit(self, record):
        self.stream.write(self.format(record) + '\\n')
        self.stream.flush()
class FileHandler(StreamHandler):
    def __init__(self, filename, mode='a', encoding=None, delay=False): StreamHandler.__init__(self, open(filename, mode))
class NullHandler(Handler):
    def emit(self, record): pass
class Logger:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.level, self.handlers, self.propagate, self.disabled = name, parent, NOTSET, [], True, False
    def setLevel(self, level): self.level = _level(level)
    def getEffectiveLevel(self):
        l = self
        while l:
            if l.level: return l.level
            l = l.parent
        return NOTSET
    def isEnabledFor(self, level): return level >= self.getEffectiveLevel()
    def addHandler(self, h): self.handlers.append(h)
    def removeHandler(self, h): self.handlers.remove(h)
    def hasHandlers(self): return bool(self.handlers or self.parent and self.parent.hasHandlers())
    def log(self, level, msg, *args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if not self.isEnabledFor(level): return
        exc = None
        if exc_info:
            import traceback
            exc = traceback.format_exc() if exc_info is True else traceback.format_exception(exc_info)[0]
        if len(args) == 1 and isinstance(args[0], dict) and args[0]: args = args[0]
        record, found, l = LogRecord(self.name, level, msg, args, exc), False, self
        for k, v in (extra or {}).items(): setattr(record, k, v)
        while l:
            for h in l.handlers:
                found = True
                h.handle(record)
            l = l.parent if l.propagate else None
        if not found and level >= WARNING: print(record.getMessage(), file=sys.stderr)
    def debug(self, msg, *a, **k): self.log(DEBUG, msg, *a, **k)
    def info(self, msg, *a, **k): self.log(INFO, msg, *a, **k)
    def warning(self, msg, *a, **k): self.log(WARNING, msg, *a, **k)
    warn = warning
    def error(self, msg, *a, **k): self.log(ERROR, msg, *a, **k)
    def critical(self, msg, *a, **k): self.log(CRITICAL, msg, *a, **k)
    fatal = critical
    def exception(self, msg, *a, **k): self.log(ERROR, msg, *a, exc_info=True, **k)
root = Logger('root')
root.level = WARNING
_loggers = {}
def getLogger(name=None):
    if not name or name == 'root': return root
    if name not in _loggers: _loggers[name] = Logger(name, getLogger(name.rpartition('.')[0]))
    return _loggers[name]
def basicConfig(filename=None, filemode='a', format=BASIC_FORMAT, datefmt=None, style='%', level=None, stream=None, handlers=None, force=False, encoding=None):
    if root.handlers and not force: return
    root.handlers = list(handlers or [FileHandler(filename, filemode) if filename else StreamHandler(stream)])
    for h in root.handlers: h.formatter = h.formatter or Formatter(format, datefmt, style)
    if level is not None: root.setLevel(level)
def disable(level=CRITICAL): root.level = level + 1
def _root(name):
    def f(msg, *a, **k):
        if not root.handlers: basicConfig()
        getattr(root, name)(msg, *a, **k)
    return f
debug, info, warning, error, critical, exception, log = [_root(n) for n in ('debug', 'info', 'warning', 'error', 'critical', 'exception', 'log')]
def shutdown(): pass
`,
  platform: `
import os, sys
def node(): return os.uname().nodename
def system(): return 'Linux'
def machine(): return 'x86_64'
def release(): return os.uname().release
def python_version(): return sys.version.split()[0]
def platform(): return f'Linux-{release()}-x86_64-with-glibc2.36'
`,
  getpass: `
import os
def getuser(): return os.environ.get('USER') or 'root'
`,
  warnings: `
def warn(message, category=None, stacklevel=1): pass
def filterwarnings(*a, **k): pass
simplefilter = filterwarnings
`,
};
