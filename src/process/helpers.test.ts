import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestContainer } from '../testing/processes';
import {
  byteOrder,
  createHostSocket,
  createSocketPair,
  decodeUtf8,
  encodeUtf8,
  isErrno,
  OutputBuffer,
  parseResolvConf,
  parseSignal,
  sliceUtf8,
  utf8Length,
} from './index';
import type { Blocking } from './types';

describe('utf8', () => {
  it('agrees with the platform', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = [...new TextEncoder().encode(text)];
        expect(encodeUtf8(text)).toEqual(bytes);
        expect(utf8Length(text)).toBe(bytes.length);
        expect(decodeUtf8(bytes)).toBe(text);
      }),
    );
  });

  it('slices at whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, max) => {
        const part = sliceUtf8(text, max);
        expect(text.startsWith(part)).toBe(true);
        expect(utf8Length(part)).toBeLessThanOrEqual(max);
      }),
    );
  });

  it('orders names as their bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const expected = Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(byteOrder(a, b) + 0).toBe(expected);
      }),
    );
  });
});

describe('resolv.conf', () => {
  it.each([
    ['', { nameservers: [], search: [], ndots: 1, timeoutSeconds: 5, attempts: 2 }],
    [
      'search default.svc.cluster.local svc.cluster.local\nnameserver 10.96.0.10\noptions ndots:5 timeout:2 attempts:x\n# end\n',
      {
        nameservers: ['10.96.0.10'],
        search: ['default.svc.cluster.local', 'svc.cluster.local'],
        ndots: 5,
        timeoutSeconds: 2,
        attempts: 2,
      },
    ],
    [
      'domain a\nsearch b c\noptions ndots:99',
      { nameservers: [], search: ['b', 'c'], ndots: 15, timeoutSeconds: 5, attempts: 2 },
    ],
  ])('reads %j', (text, expected) => {
    expect(parseResolvConf(text)).toEqual(expected);
  });
});

it.each([
  ['TERM', 15],
  ['SIGTERM', 15],
  ['sigint', 2],
  ['9', 9],
  ['0', 0],
  ['EXIT', 0],
  ['NOPE', undefined],
  ['99', undefined],
])('reads the signal %s', (text, expected) => {
  expect(parseSignal(text)).toBe(expected);
});

describe('sockets', () => {
  it('connect two processes, each reading the other until it closes', () => {
    const { a, b } = createSocketPair();
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        const peer = process.fork(['peer'], function* (self): Blocking<number> {
          const asked = yield* self.read(3);
          yield* self.write(3, asked.toUpperCase());
          return 0;
        });
        peer.setFd(3, b);
        process.setFd(3, a);
        yield* process.write(3, 'hello');
        yield* process.write(1, yield* process.readAll(3));
        return 0;
      },
    });
    test.start(['main']);
    test.run();
    expect(test.stdout).toBe('HELLO');
  });

  it('connect a process with code outside', () => {
    let heard = '';
    let hasEnded = false;
    const host = createHostSocket({
      onText: (text) => {
        heard += text;
        host.send(`got ${text}`);
        host.end();
      },
      onEnd: () => {
        hasEnded = true;
      },
    });
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        process.setFd(3, host.file);
        yield* process.write(3, 'ping');
        yield* process.write(1, yield* process.readAll(3));
        process.setFd(3, undefined);
        return 0;
      },
    });
    test.start(['main']);
    test.run();
    expect([test.stdout, heard, hasEnded]).toEqual(['got ping', 'ping', true]);
  });
});

describe('OutputBuffer', () => {
  it.each([
    ['none', ['a', 'b\n', 'c']],
    ['line', ['ab\n', 'c']],
    ['full', ['ab\nc']],
  ] as const)('holds back with buffering %s', (buffering, expected) => {
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        const output = new OutputBuffer(process, 1, buffering);
        for (const text of ['a', 'b\n', 'c']) yield* output.write(text);
        yield* output.flush();
        return 0;
      },
    });
    test.start(['main']);
    test.run();
    expect(test.output.map(({ text }) => text)).toEqual(expected);
  });
});

describe('named pipes', () => {
  it('make the reader wait for a writer, and end when it closes', () => {
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        process.makeFifo('/tmp/pipe');
        process.fork(['writer'], function* (self): Blocking<number> {
          yield* self.sleep(500);
          self.setFd(3, self.open('/tmp/pipe', { write: true }));
          yield* self.write(3, 'late');
          return 0;
        });
        process.setFd(3, process.open('/tmp/pipe', { read: true }));
        yield* process.write(1, `${yield* process.readAll(3)} at ${process.nowMs}`);
        return 0;
      },
    });
    test.start(['main']);
    test.run();
    expect(test.stdout).toBe('late at 500');
  });
});

describe('signals', () => {
  it('stop and continue a process', () => {
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        const child = process.fork(['child'], function* (self): Blocking<number> {
          yield* self.sleep(100);
          yield* self.write(1, `woke at ${self.nowMs}`);
          return 0;
        });
        yield* process.sleep(50);
        process.kill(child.pid, 'STOP');
        yield* process.sleep(1000);
        process.kill(child.pid, 'CONT');
        yield* process.wait(child);
        return 0;
      },
    });
    test.start(['main']);
    test.run();
    expect(test.stdout).toBe('woke at 1050');
  });

  it('reach only processes of the same user', () => {
    let code = '';
    const test = createTestContainer({
      main: function* (process): Blocking<number> {
        const child = process.fork(['child'], (self) => {
          self.uid = 1000;
          try {
            self.kill(1, 'TERM');
          } catch (error) {
            code = isErrno(error) ? error.code : '';
          }
          return 0;
        });
        yield* process.wait(child);
        return 0;
      },
    });
    test.start(['main']);
    test.run();
    expect(code).toBe('EPERM');
  });
});
