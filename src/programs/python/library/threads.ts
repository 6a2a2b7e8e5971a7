/** threading and queue. */
export const THREADS: Readonly<Record<string, string>> = {
  threading: `
import _thread, atexit, time
_threads = []
_number = 0
class Lock:
    def __init__(self): self._held, self._q = False, _thread.queue()
    def acquire(self, blocking=True, timeout=-1):
        end = None if timeout is None or timeout < 0 else time.monotonic() + timeout
        while self._held:
            if not blocking: return False
            if end is not None and time.monotonic() >= end: return False
            _thread.wait(self._q, None if end is None else max(0, end - time.monotonic()))
        self._held = True
        return True
    def release(self):
        if not self._held: raise RuntimeError('release unlocked lock')
        self._held = False
        _thread.wake(self._q)
    def locked(self): return self._held
    def __enter__(self): return self.acquire()
    def __exit__(self, *a): self.release()
class RLock(Lock):
    def __init__(self):
        Lock.__init__(self)
        self._owner, self._n = None, 0
    def acquire(self, blocking=True, timeout=-1):
        if self._n and self._owner is current_thread(): self._n += 1
        else:
            Lock.acquire(self, blocking, timeout)
            self._owner, self._n = current_thread(), 1
        return True
    def release(self):
        self._n -= 1
        if not self._n: Lock.release(self)
class Event:
    def __init__(self): self._set, self._q = False, _thread.queue()
    def is_set(self): return self._set
    def set(self):
        self._set = True
        _thread.wake(self._q)
    def clear(self): self._set = False
    def wait(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while not self._set:
            if end is not None and time.monotonic() >= end: return False
            _thread.wait(self._q, None if end is None else end - time.monotonic())
        return True
class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _number
        _number += 1
        self.name = name or f'Thread-{_number}' + (f' ({target.__name__})' if target and hasattr(target, '__name__') else '')
        self._target, self._args, self._kwargs, self.daemon = target, args, kwargs or {}, bool(daemon)
        self._state, self._q, self.ident = 'new', _thread.queue(), None
    def start(self):
        if self._state != 'new': raise RuntimeError('threads can only be started once')
        self._state = 'running'
        _threads.append(self)
        self.ident = self.native_id = _thread.start(self._run, self.name)
    def _run(self):
        try: self.run()
        finally:
            self._state = 'ended'
            _threads.remove(self)
            _thread.wake(self._q)
    def run(self):
        if self._target: self._target(*self._args, **self._kwargs)
    def is_alive(self): return self._state == 'running'
    def join(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while self._state == 'running':
            if end is not None and time.monotonic() >= end: return
            _thread.wait(self._q, None if end is None else end - time.monotonic())
class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function, self.args, self.kwargs, self.finished = interval, function, args or [], kwargs or {}, Event()
    def cancel(self): self.finished.set()
    def run(self):
        if not self.finished.wait(self.interval): self.function(*self.args, **self.kwargs)
class _Main:
    name, ident, daemon = 'MainThread', 1, False
    def is_alive(self): return True
_main = _Main()
def main_thread(): return _main
def current_thread(): return _main
currentThread = current_thread
def active_count(): return len(_threads) + 1
def enumerate(): return [_main] + _threads
def get_ident(): return 1
local = type('local', (), {})
def _end():
    for t in list(_threads):
        if not t.daemon: t.join()
    for t in list(_threads): _thread.stop(t.ident)
atexit.register(_end)
`,
  queue: `
import threading, _thread, time
class Empty(Exception): pass
class Full(Exception): pass
class Queue:
    def __init__(self, maxsize=0): self.maxsize, self._l, self._q = maxsize, [], _thread.queue()
    def qsize(self): return len(self._l)
    def empty(self): return not self._l
    def full(self): return 0 < self.maxsize <= len(self._l)
    def put(self, x, block=True, timeout=None):
        while self.full():
            if not block or not _thread.wait(self._q, timeout): raise Full
        self._l.append(x)
        _thread.wake(self._q)
    def get(self, block=True, timeout=None):
        while not self._l:
            if not block or not _thread.wait(self._q, timeout): raise Empty
        x = self._l.pop(0)
        _thread.wake(self._q)
        return x
    def put_nowait(self, x): self.put(x, False)
    def get_nowait(self): return self.get(False)
    def task_done(self): pass
    def join(self):
        while self._l: _thread.wait(self._q)
`,
};
