import { isSignalName, SIGNAL_NUMBERS } from '../../process';
import { formatDate } from '../support/dates';
import { wallClockMs } from '../support/numbers';
import { zoneAt } from '../support/timeZone';
import { integerArgument, numberArgument, textArgument } from './arguments';
import { dictOf, isKind } from './dicts';
import { createException, exceptionClass, isException, Raised, raised } from './errors';
import { blocking, handleSignals, type Machine } from './machine';
import type { NativeModule } from './nativeModules';
import { lastLine, traceback } from './traceback';
import { createClass, objectClass } from './types';
import { type Eval, type Instance, listOf, nativeOf, tupleOf, type Value } from './values';

/** A tuple whose items have names, too: sys.version_info, time.struct_time. */
export function record(name: string, fields: Readonly<Record<string, Value>>): Instance {
  const type = createClass(name, [objectClass], 'sys');
  const items = Object.values(fields);
  const shown = `${name}(${Object.entries(fields)
    .map(([field, value]) => `${field}=${typeof value === 'string' ? `'${value}'` : value}`)
    .join(', ')})`;
  type.dict.set('__repr__', {
    kind: 'native',
    name: '__repr__',
    parameters: ['self'],
    isFree: false,
    call: () => shown,
  });
  const compare = (operator: (a: string, b: string) => boolean) => (other: Value | undefined) => {
    const key = (value: Value) => String(value).padStart(20, '0');
    const others = isKind(other, 'tuple') ? other.items : [];
    for (const [i, item] of others.entries()) {
      const own = items[i] ?? null;
      if (key(own) !== key(item)) return operator(key(own), key(item));
    }
    return operator('', items.length > others.length && others.length > 0 ? '' : '');
  };
  const methods: Readonly<Record<string, (other: Value | undefined) => Value>> = {
    __ge__: compare((a, b) => a >= b),
    __gt__: compare((a, b) => a > b || (a === b && items.length > 0)),
    __le__: compare((a, b) => a < b),
    __lt__: compare((a, b) => a < b),
    __getitem__: (index) =>
      isKind(index, 'slice')
        ? tupleOf(items.slice(Number(index.parts[0] ?? 0), Number(index.parts[1] ?? items.length)))
        : (items[Number(index)] ?? raiseEnd()),
  };
  for (const [method, run] of Object.entries(methods))
    type.dict.set(method, {
      kind: 'native',
      name: method,
      parameters: ['self', 'other'],
      isFree: false,
      call: (_m, [, other]) => run(other),
    });
  return { kind: 'instance', type, dict: new Map(Object.entries(fields)) };
}

function raiseEnd(): never {
  throw raised('IndexError', 'tuple index out of range');
}

export function sysModule(machine: Machine): NativeModule {
  const [major = '3', minor = '12', micro = '0'] = machine.version.split('.');
  const current = (): Instance | undefined => machine.handled[machine.handled.length - 1];
  return {
    values: {
      argv: listOf([...machine.argv]),
      path: listOf([machine.scriptDirectory, `/usr/local/lib/python${major}.${minor}`]),
      version: `${machine.version} (main, Oct  9 2025, 22:00:00) [GCC 12.2.0]`,
      version_info: record('sys.version_info', {
        major: BigInt(major),
        minor: BigInt(minor),
        micro: BigInt(micro),
        releaselevel: 'final',
        serial: 0n,
      }),
      platform: 'linux',
      byteorder: 'little',
      maxsize: 9223372036854775807n,
      executable: machine.executable,
      prefix: '/usr/local',
      stdin: machine.stdin,
      stdout: machine.stdout,
      stderr: machine.stderr,
      modules: dictOf(machine.modules),
      flags: null,
    },
    functions: {
      'exit status?': (_m, [code = null]) => {
        const exit = raised('SystemExit', code === null ? undefined : code);
        exit.exception.dict.set('code', code);
        throw exit;
      },
      exc_info: () => {
        const exception = current();
        return tupleOf(exception ? [exception.type, exception, null] : [null, null, null]);
      },
      getrecursionlimit: () => 1000n,
      'setrecursionlimit limit': () => null,
      getdefaultencoding: () => 'utf-8',
      getfilesystemencoding: () => 'utf-8',
      'getsizeof object': (_m, [value = null]) => BigInt(typeof value === 'string' ? 49 + value.length : 56),
      'intern string': (_m, [text = '']) => text,
      '_at_exit *': (_m, [callee = null, ...args], named) => {
        const given = args.map((arg) => arg ?? null);
        machine.atExit.push(nativeOf('registered', () => machine.call(callee, given, named)));
        return callee;
      },
    },
  };
}

/** What localtime() and gmtime() give. */
const FIELDS = [
  'tm_year',
  'tm_mon',
  'tm_mday',
  'tm_hour',
  'tm_min',
  'tm_sec',
  'tm_wday',
  'tm_yday',
  'tm_isdst',
] as const;

function structOf(ms: number, zone: string): Value {
  const date = new Date(ms);
  const start = Date.UTC(date.getUTCFullYear(), 0, 1);
  const values = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    (date.getUTCDay() + 6) % 7,
    Math.floor((ms - start) / 86_400_000) + 1,
    0,
  ];
  const made = record('time.struct_time', Object.fromEntries(FIELDS.map((name, i) => [name, BigInt(values[i] ?? 0)])));
  made.dict.set('tm_zone', zone);
  return made;
}

function msOfStruct(value: Value): number {
  const read = (name: string, i: number): number =>
    isKind(value, 'instance') ? Number(value.dict.get(name)) : isKind(value, 'tuple') ? Number(value.items[i]) : 0;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = FIELDS.map((name, i) => read(name, i));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function* sleep(machine: Machine, seconds: number): Eval<void> {
  if (seconds < 0) throw raised('ValueError', 'sleep length must be non-negative');
  const { process } = machine;
  // Whatever is kept in milliseconds is rounded up: a short sleep sleeps, too.
  const untilMs = process.nowMs + Math.ceil(seconds * 1000 - 1e-9);
  do {
    const wakeup = yield* process.sleep(untilMs - process.nowMs);
    if (wakeup === 'interrupted') yield* handleSignals(machine);
  } while (process.nowMs < untilMs);
}

export function timeModule(machine: Machine): NativeModule {
  const { process } = machine;
  const offsetMs = (ms: number) => zoneAt(process, ms).offsetMinutes * 60_000;
  const local = (seconds: Value | undefined) => {
    const ms = seconds === undefined || seconds === null ? wallClockMs(process) : numberArgument(seconds) * 1000;
    return structOf(ms + offsetMs(ms), zoneAt(process, ms).name);
  };
  const monotonic = () => 1000 + process.nowMs / 1000;
  return {
    values: { timezone: 0n, tzname: tupleOf(['UTC', 'UTC']) },
    functions: {
      time: () => wallClockMs(process) / 1000,
      time_ns: () => BigInt(wallClockMs(process)) * 1_000_000n,
      monotonic: monotonic,
      perf_counter: monotonic,
      process_time: () => process.nowMs / 1000,
      monotonic_ns: () => BigInt(Math.round(monotonic() * 1000)) * 1_000_000n,
      perf_counter_ns: () => BigInt(Math.round(monotonic() * 1000)) * 1_000_000n,
      *'sleep seconds'(_m, [seconds]) {
        yield* sleep(machine, numberArgument(seconds));
        return null;
      },
      'localtime seconds?': (_m, [seconds]) => local(seconds),
      'gmtime seconds?': (_m, [seconds]) =>
        structOf(
          seconds === undefined || seconds === null ? wallClockMs(process) : numberArgument(seconds) * 1000,
          'GMT',
        ),
      'mktime t': (_m, [time = null]) => (msOfStruct(time) - offsetMs(msOfStruct(time))) / 1000,
      'strftime format t?': (_m, [format, time]) =>
        formatDate(textArgument(format), msOfStruct(time ?? local(undefined))),
      'ctime seconds?': (_m, [seconds]) => formatDate('%a %b %e %H:%M:%S %Y', msOfStruct(local(seconds))),
      'asctime t?': (_m, [time]) => formatDate('%a %b %e %H:%M:%S %Y', msOfStruct(time ?? local(undefined))),
      // For datetime: what is east of UTC, in seconds.
      '_offset seconds': (_m, [seconds]) => BigInt(offsetMs(numberArgument(seconds) * 1000) / 1000),
      '_strftime format seconds micros zone': (_m, [format, seconds, micros, zone]) =>
        formatDate(
          textArgument(format)
            .replaceAll('%f', String(micros).padStart(6, '0'))
            .replaceAll('%Z', String(zone ?? '')),
          numberArgument(seconds) * 1000,
        ),
    },
  };
}

const SIGNAL_VALUES = Object.entries(SIGNAL_NUMBERS).map(([name, number]) => [name, BigInt(number)] as const);

export function signalModule(machine: Machine): NativeModule {
  const { process, handlers } = machine;
  const nameOf = (number: Value | undefined) => {
    const name = SIGNAL_VALUES.find(([, value]) => value === BigInt(integerArgument(number)))?.[0] ?? '';
    if (!isSignalName(name)) throw raised('ValueError', 'signal number out of range');
    return name;
  };
  return {
    values: {
      SIG_DFL: 0n,
      SIG_IGN: 1n,
      ...Object.fromEntries(SIGNAL_VALUES.map(([name, number]) => [`SIG${name}`, number])),
    },
    functions: {
      'signal signalnum handler': (_m, [number, handler = null]) => {
        const name = nameOf(number);
        if (name === 'KILL' || name === 'STOP')
          throw new Raised(createException(exceptionClass('OSError'), [22n, 'Invalid argument']));
        const before = handlers.get(name);
        const isCaught = handler !== 0n && handler !== 1n;
        if (isCaught && handler !== null && typeof handler !== 'object')
          throw raised('TypeError', 'signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
        process.setSignal(name, isCaught ? 'catch' : handler === 1n ? 'ignore' : 'default');
        handlers.set(name, handler);
        return before ?? 0n;
      },
      'getsignal signalnum': (_m, [number]) => handlers.get(nameOf(number)) ?? 0n,
      *pause() {
        while (!process.hasPendingSignals) yield* process.sleep(86_400_000);
        yield* handleSignals(machine);
        return null;
      },
      'strsignal signalnum': (_m, [number]) => nameOf(number),
    },
  };
}

export function tracebackModule(machine: Machine): NativeModule {
  const current = () => machine.handled[machine.handled.length - 1];
  function* text(exception: Value | undefined): Eval<string> {
    const given = exception !== undefined && isException(exception) ? exception : current();
    return given ? yield* traceback(machine, given) : 'NoneType: None\n';
  }
  return {
    functions: {
      *'print_exc *'() {
        yield* blocking(machine, machine.error.write(yield* text(undefined)));
        return null;
      },
      *'print_exception *'(_m, [first]) {
        yield* blocking(machine, machine.error.write(yield* text(first)));
        return null;
      },
      *'format_exc *'() {
        return yield* text(undefined);
      },
      *'format_exception *'(_m, [first]) {
        return listOf([yield* text(first)]);
      },
      *'format_exception_only exc'(_m, [exception = null]) {
        return listOf(isException(exception) ? [yield* lastLine(machine, exception)] : []);
      },
      'print_stack *': () => null,
      'extract_tb *': () => listOf([]),
    },
  };
}
