import { describe, expect, it } from 'vitest';
import { createTestContainer } from '../testing/processes';
import type { Blocking, Process } from './types';

describe('container', () => {
  it('runs its first process and says when it ended', () => {
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        yield* process.write(1, 'hello\n');
        yield* process.sleep(1500);
        yield* process.write(2, 'bye\n');
        return 3;
      },
    });
    test.start(['main']);
    test.run();
    expect(test.output).toEqual([
      { atMs: 0, stream: 'stdout', text: 'hello\n' },
      { atMs: 1500, stream: 'stderr', text: 'bye\n' },
    ]);
    expect(test.exit).toEqual({ exitCode: 3 });
  });

  it('lets a parent wait for its children, which start when it blocks', () => {
    const order: string[] = [];
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        const child = process.fork(['child'], function* (self): Blocking<number> {
          order.push('child starts');
          yield* self.sleep(10);
          return 7;
        });
        order.push('parent forked');
        const result = yield* process.wait(child);
        order.push(`reaped ${JSON.stringify(result)} at ${process.nowMs}`);
        return 0;
      },
    });
    test.start(['main']);
    test.run();
    expect(order).toEqual(['parent forked', 'child starts', 'reaped {"pid":2,"status":7} at 10']);
  });

  it('moves bytes through pipes with back-pressure and ends at end of file', () => {
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        const { read, write } = process.pipe();
        const writer = process.fork(['writer'], function* (self): Blocking<number> {
          yield* self.write(1, 'x'.repeat(200_000));
          return 0;
        });
        writer.setFd(1, write);
        process.setFd(3, read);
        yield* process.sleep(5);
        expect(writer.exitStatus).toBeUndefined();
        const text = yield* process.readAll(3);
        yield* process.write(1, String(text.length));
        return 0;
      },
    });
    test.start(['main']);
    test.run();
    expect(test.stdout).toBe('200000');
  });

  it('ends a writer by SIGPIPE when nobody reads', () => {
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        const { read, write } = process.pipe();
        process.setFd(3, read);
        const writer = process.fork(['writer'], function* (self): Blocking<number> {
          for (;;) yield* self.write(1, 'y\n');
        });
        writer.setFd(1, write);
        writer.setFd(3, undefined);
        yield* process.read(3, 10);
        process.setFd(3, undefined);
        const result = yield* process.wait(writer);
        yield* process.write(1, JSON.stringify(result));
        return 0;
      },
    });
    test.start(['main']);
    test.run();
    expect(JSON.parse(test.stdout)).toEqual({ pid: 2, status: 141, signal: 'PIPE' });
  });

  it('gives the first process no default action, except for KILL from outside', () => {
    const sleeper = function* (process: Process): Blocking<number> {
      process.kill(1, 'KILL');
      process.kill(1, 'TERM');
      yield* process.sleep(60_000);
      return 0;
    };
    const test = createTestContainer({ main: sleeper });
    test.start(['main']);
    test.runUntil(1000);
    test.container.signal('TERM');
    test.runUntil(2000);
    expect(test.exit).toBeUndefined();
    test.container.signal('KILL');
    test.run();
    expect(test.exit).toEqual({ exitCode: 137, signal: 'KILL' });
    expect(test.exitedAtMs).toBe(2000);
  });

  it('reports why it could not start', () => {
    const test = createTestContainer({ main: () => 0 });
    expect(test.start(['nothing'])).toEqual({ reason: 'not-found', path: 'nothing' });
    expect(test.start(['/nothing'])).toEqual({ reason: 'no-such-file', path: '/nothing' });
    expect(test.start(['/bin'])).toEqual({ reason: 'is-directory', path: '/bin' });
  });

  it('stops at a limit and names it', () => {
    const test = createTestContainer(
      {
        main: function* (process): Blocking<number> {
          for (;;) if (process.spendStep()) yield* process.burnCpu();
        },
      },
      { limits: { steps: 5000 } },
    );
    test.start(['main']);
    test.run();
    expect(test.exit).toEqual({ exitCode: 137, signal: 'KILL', limit: 'steps' });
    expect(test.notices).toContainEqual({ code: 'limit-reached', params: { limit: 'steps' } });
  });

  it('counts what is read and written as work', () => {
    const test = createTestContainer(
      {
        main: function* (process): Blocking<number> {
          for (;;) yield* process.write(1, 'x'.repeat(3200));
        },
      },
      { limits: { steps: 5000 } },
    );
    test.start(['main']);
    test.run();
    expect(test.exit).toMatchObject({ limit: 'steps' });
    expect(test.stdout.length).toBe(51 * 3200);
  });

  it('stops when all containers together have done too much', () => {
    const steps = { left: 100 };
    const main = (process: Process) => {
      for (let turn = 0; turn < 60; turn++) process.spendStep();
      return 0;
    };
    const exits = [1, 2].map(() => {
      const test = createTestContainer({ main }, { steps });
      test.start(['main']);
      test.run();
      return test.exit;
    });
    expect(exits).toMatchObject([{ exitCode: 0 }, { exitCode: 137, limit: 'steps' }]);
  });

  it.each(['readAll', 'readLine'] as const)('counts what %s has read as memory', (how) => {
    const test = createTestContainer(
      {
        main: function* (process): Blocking<number> {
          process.setFd(0, process.open('/dev/zero', { read: true }));
          if (how === 'readAll') yield* process.readAll(0);
          else yield* process.readLine(0, { text: '' });
          return 0;
        },
      },
      { memoryLimitBytes: 16 * 1024 * 1024 },
    );
    test.start(['main']);
    test.run();
    expect(test.exit).toMatchObject({ exitCode: 137, outOfMemory: true });
  });

  it('kills everything when memory exceeds the limit of the container', () => {
    const test = createTestContainer(
      {
        main: (process) => {
          process.setMemory(20_000_000);
          return 0;
        },
      },
      { memoryLimitBytes: 16 * 1024 * 1024 },
    );
    test.start(['main']);
    test.run();
    expect(test.exit).toEqual({ exitCode: 137, signal: 'KILL', outOfMemory: true });
  });

  it('runs an exec beside the first process, with input', () => {
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        yield* process.sleep(10_000);
        return 0;
      },
      cat: function* (process): Blocking<number> {
        yield* process.write(1, yield* process.readAll(0));
        return 4;
      },
    });
    test.start(['main']);
    test.runUntil(100);
    const exec = test.exec(['cat'], { stdin: true });
    exec.handle.write('abc');
    test.runUntil(200);
    exec.handle.write('def');
    exec.handle.closeInput();
    test.runUntil(300);
    expect(exec.output).toBe('abcdef');
    expect(exec.exit).toEqual({ exitCode: 4 });
  });

  it('hands a terminal over line by line, Ctrl-C as a signal, Ctrl-D as end of file', () => {
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        yield* process.sleep(10_000);
        return 0;
      },
      lines: function* (process): Blocking<number> {
        process.setSignal('INT', 'catch');
        for (;;) {
          const line = yield* process.read(0);
          if (line === '') return 0;
          yield* process.write(1, JSON.stringify(line));
        }
      },
    });
    test.start(['main']);
    const exec = test.exec(['lines'], { tty: true, stdin: true });
    test.runUntil(10);
    exec.handle.write('one\rtw');
    test.runUntil(20);
    expect(exec.output).toBe('"one\\n"');
    exec.handle.write('o\u0003three\n\u0004');
    test.runUntil(30);
    expect(exec.output).toBe('"one\\n""three\\n"');
    expect(exec.exit).toEqual({ exitCode: 0 });
  });
});
