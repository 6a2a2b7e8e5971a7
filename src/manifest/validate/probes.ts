/** Probes, lifecycle hooks and what they run. Models core/validation validateProbe, validateLifecycle, validateHandler. */
import { fieldOf, isRecord, type JsonObject, listOf, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import { type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { isPortNumber, NOT_NEGATIVE, PORT_RANGE, portNameProblems } from './names';

const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const;
const PROBE_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
const HOOK_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;

const numbered = (name: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `${name}${index + 1}`);

/** What may stop a container, sorted as the server lists it. */
const STOP_SIGNALS: Readonly<Record<string, readonly string[]>> = {
  linux: [
    ...(
      'SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL ' +
      'SIGPROF SIGPWR SIGQUIT SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 ' +
      'SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIGRTMIN SIGRTMAX'
    ).split(' '),
    ...numbered('SIGRTMIN+', 15),
    ...numbered('SIGRTMAX-', 14),
  ].sort(),
  windows: ['SIGKILL', 'SIGTERM'],
};

export type ProbeName = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

export function validateProbe(probe: unknown, name: ProbeName, field: string, gracePeriod?: number): FieldError[] {
  if (!isRecord(probe)) return [];
  const errors = validateHandler(probe, PROBE_HANDLERS, field, gracePeriod);
  for (const count of COUNTS) {
    const value = numberOf(fieldOf(probe, count)) ?? 0;
    if (value < 0) errors.push(invalid(`${field}.${count}`, value, NOT_NEGATIVE));
  }
  const grace = numberOf(probe.terminationGracePeriodSeconds);
  if (grace !== undefined && grace <= 0)
    errors.push(invalid(`${field}.terminationGracePeriodSeconds`, grace, 'must be greater than 0'));
  if (name === 'readinessProbe') {
    if (grace !== undefined)
      errors.push(invalid(`${field}.terminationGracePeriodSeconds`, grace, 'must not be set for readinessProbes'));
  } else {
    const successes = numberOf(probe.successThreshold) ?? 1;
    if (successes !== 1) errors.push(invalid(`${field}.successThreshold`, successes, 'must be 1'));
  }
  return errors;
}

/** `system`: spec.os.name, which a signal of one's own needs. */
export function validateLifecycle(
  lifecycle: unknown,
  field: string,
  gracePeriod?: number,
  system?: string,
): FieldError[] {
  const hooks = ['postStart', 'preStop'].flatMap((name) => {
    const hook = fieldOf(recordOf(lifecycle), name);
    return isRecord(hook) ? validateHandler(hook, HOOK_HANDLERS, `${field}.${name}`, gracePeriod) : [];
  });
  const { stopSignal } = recordOf(lifecycle);
  return stopSignal === undefined
    ? hooks
    : [...hooks, ...validateStopSignal(stopSignal, `${field}.stopSignal`, system)];
}

/** Models validateStopSignal. */
function validateStopSignal(signal: unknown, field: string, system: string | undefined): FieldError[] {
  if (system === undefined) return [forbidden(field, 'may not be set for containers with empty `spec.os.name`')];
  const supported = STOP_SIGNALS[system] ?? [textOf(signal)];
  return supported.includes(textOf(signal)) ? [] : [notSupported(field, signal, supported)];
}

function validateHandler(
  handler: JsonObject,
  names: readonly string[],
  field: string,
  gracePeriod: number | undefined,
): FieldError[] {
  const errors: FieldError[] = [];
  let handlers = 0;
  for (const name of names) {
    const action = fieldOf(handler, name);
    if (!isRecord(action)) continue;
    const at = `${field}.${name}`;
    if (handlers++ > 0) errors.push(forbidden(at, 'may not specify more than 1 handler type'));
    else errors.push(...validateAction(name, action, at, gracePeriod));
  }
  return handlers === 0 ? [required(field, 'must specify a handler type')] : errors;
}

function validateAction(
  name: string,
  action: JsonObject,
  field: string,
  gracePeriod: number | undefined,
): FieldError[] {
  if (name === 'exec') return listOf(action.command).length === 0 ? [required(`${field}.command`)] : [];
  if (name === 'httpGet') return validateHttpGet(action, field);
  if (name === 'sleep') return validateSleep(action, field, gracePeriod);
  return validatePort(action.port, `${field}.port`);
}

function validateHttpGet(action: JsonObject, field: string): FieldError[] {
  const errors = textOf(action.path) === '' ? [required(`${field}.path`)] : [];
  errors.push(...validatePort(action.port, `${field}.port`));
  const scheme = textOf(action.scheme);
  if (scheme !== 'HTTP' && scheme !== 'HTTPS') errors.push(notSupported(`${field}.scheme`, scheme, ['HTTP', 'HTTPS']));
  recordsOf(action.httpHeaders).forEach((header) => {
    const name = textOf(header.name);
    if (!/^[-A-Za-z0-9]+$/.test(name))
      errors.push(
        invalid(
          `${field}.httpHeaders`,
          name,
          "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')",
        ),
      );
  });
  return errors;
}

function validateSleep(action: JsonObject, field: string, gracePeriod = 30): FieldError[] {
  const seconds = numberOf(action.seconds) ?? 0;
  if (seconds >= 0 && seconds <= gracePeriod) return [];
  const rule = `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`;
  return [invalid(field, seconds, rule)];
}

/** A port by number or by name. */
export function validatePort(port: unknown, field: string): FieldError[] {
  if (typeof port === 'string') return portNameProblems(port).map((problem) => invalid(field, port, problem));
  const number = numberOf(port) ?? 0;
  return isPortNumber(number) ? [] : [invalid(field, number, PORT_RANGE)];
}
