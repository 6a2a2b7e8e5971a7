import { shutdownSocket } from '../../process';
import type { Connection, Listener } from '../../process/types';
import { lookUp, resolveWords, reverseLookUp } from '../network/resolver';
import { addressInUse } from '../network/socket';
import { bytesArgument, integerArgument, numberArgument, textArgument } from './arguments';
import { receivedBytes, sentText } from './encodings';
import { fromErrno, osError, raised } from './errors';
import { blocking, handleSignals, type Machine } from './machine';
import type { NativeModule } from './nativeModules';
import { bytesOf, type Eval, listOf, type NativeTable, tupleOf, type Value } from './values';

const timeoutMs = (value: Value | undefined): number | undefined =>
  value === undefined || value === null ? undefined : Math.ceil(numberArgument(value) * 1000);

const timedOut = (): Error => raised('TimeoutError', 'timed out');

/** What a descriptor has to read, when there is something. */
function* receive(machine: Machine, fd: number, size: number, patienceMs: number | undefined): Eval<string> {
  const { process } = machine;
  const untilMs = patienceMs === undefined ? undefined : process.nowMs + patienceMs;
  for (;;) {
    const text = process.tryRead(fd, size);
    if (text !== undefined) return text;
    const leftMs = untilMs === undefined ? undefined : untilMs - process.nowMs;
    if (leftMs !== undefined && leftMs <= 0) throw timedOut();
    const wakeup = yield* process.waitForInput(fd, leftMs);
    if (wakeup === 'interrupted') yield* handleSignals(machine);
  }
}

/** Names, and data of connections. */
const DATA: NativeTable = {
  // The addresses of a name, or the number and words of gaierror.
  *'lookup name family'(machine, [name, family]) {
    const found = yield* blocking(
      machine,
      lookUp(machine.process, textArgument(name), family === 2n ? ['A'] : ['A', 'AAAA']),
    );
    if (found.found) return listOf([...found.addresses]);
    return tupleOf([found.reason === 'try-again' ? -3n : -2n, resolveWords(machine.process, found)]);
  },
  *'reverse address'(machine, [address]) {
    return (yield* blocking(machine, reverseLookUp(machine.process, textArgument(address)))) ?? null;
  },
  *'send fd data'(machine, [fd, data]) {
    const bytes = bytesArgument(data);
    try {
      yield* blocking(machine, machine.process.write(integerArgument(fd), sentText(bytes)));
    } catch (error) {
      throw fromErrno(error);
    }
    return BigInt(bytes.length);
  },
  *'recv fd size timeout'(machine, [fd, size, timeout]) {
    try {
      return bytesOf(
        receivedBytes(yield* receive(machine, integerArgument(fd), integerArgument(size), timeoutMs(timeout))),
      );
    } catch (error) {
      if (error instanceof Error && 'exception' in error) throw error;
      throw fromErrno(error);
    }
  },
  'shutdown fd': (machine, [fd]) => {
    const file = machine.process.fd(integerArgument(fd));
    if (file) shutdownSocket(file);
    return null;
  },
  'close fd': (machine, [fd]) => {
    machine.process.setFd(integerArgument(fd), undefined);
    return null;
  },
};

/** What sockets of the library are built on: numbers of descriptors and listeners. */
export function netModule(machine: Machine): NativeModule {
  const { process } = machine;
  const { network } = process.container;
  const listeners: Listener[] = [];
  const endOf = ({ address, port }: { address: string; port: number }) => tupleOf([address, BigInt(port)]);
  const opened = ({ file, local, remote }: Connection): Value => {
    const fd = process.lowestFreeFd(3);
    process.setFd(fd, file);
    return tupleOf([BigInt(fd), endOf(local), endOf(remote)]);
  };
  return {
    functions: {
      *'connect address port timeout'(_m, [address, port, timeout]) {
        const patienceMs = timeoutMs(timeout);
        const beganMs = process.nowMs;
        try {
          return opened(
            yield* blocking(
              machine,
              network.connect(process, textArgument(address), integerArgument(port), patienceMs),
            ),
          );
        } catch (error) {
          if (patienceMs !== undefined && process.nowMs - beganMs >= patienceMs) {
            fromErrno(error);
            throw timedOut();
          }
          throw fromErrno(error);
        }
      },
      'listen address port': (_m, [address, port]) => {
        try {
          const host = textArgument(address);
          const listener = network.listen(process, host === '' ? '0.0.0.0' : host, integerArgument(port));
          return tupleOf([BigInt(listeners.push(listener) - 1), BigInt(listener.port)]);
        } catch (error) {
          fromErrno(error);
          throw osError(98, addressInUse(process));
        }
      },
      *'accept listener timeout'(_m, [at, timeout]) {
        const listener = listeners[integerArgument(at)];
        if (!listener) throw osError(9, 'Bad file descriptor');
        if (timeoutMs(timeout) !== undefined)
          return opened(yield* acceptWithin(machine, listener, timeoutMs(timeout) ?? 0));
        return opened(yield* blocking(machine, listener.accept(process)));
      },
      'close_listener listener': (_m, [at]) => {
        listeners[integerArgument(at)]?.close();
        return null;
      },
      ...DATA,
      hostname: () => process.container.hostname,
      addresses: () => listOf([...network.addresses]),
    },
  };
}

/** Listeners know no timeout: a helper process knocks when the time is up. */
function* acceptWithin(machine: Machine, listener: Listener, patienceMs: number): Eval<Connection> {
  const { process } = machine;
  const code = listener.accept(process);
  const untilMs = process.nowMs + patienceMs;
  let step = code.next('done');
  for (;;) {
    if (step.done) return step.value;
    const { value } = step;
    if (value.call === 'enter' || value.call === 'cpu' || value.call === 'sleep') {
      step = code.next(yield value);
      continue;
    }
    const wakeup = yield { ...value, timeoutMs: Math.max(0, untilMs - process.nowMs) };
    if (wakeup === 'timeout') {
      code.return(step.value as never);
      throw timedOut();
    }
    if (wakeup === 'interrupted') yield* handleSignals(machine);
    step = code.next(wakeup);
  }
}
