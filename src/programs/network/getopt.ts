/** Options taken apart as getopt_long does it, for programs of the network and tool folders. */
export interface Options {
  has(option: string): boolean;
  /** The last value given. */
  value(option: string): string | undefined;
  values(option: string): readonly string[];
  /** All options in the order given. */
  given: readonly (readonly [option: string, value: string])[];
  operands: readonly string[];
  /** The first option that is not known or lacks its argument. Long ones carry their dashes. */
  error?: { kind: 'unknown' | 'argument' | 'extra'; option: string };
}

export interface GetoptSettings {
  /** Long name → the short letter (or name) it stands for. */
  long?: Readonly<Record<string, string>>;
  /** Stop at the first operand, as programs that run other programs do. */
  stopEarly?: boolean;
  /** A long name may be cut off as long as it stays clear, as GNU has it. */
  abbreviate?: boolean;
}

/** `letters` as for getopt(3): a colon behind a letter says that it takes an argument. Long names use the same table. */
export function getopt(args: readonly string[], letters: string, settings: GetoptSettings = {}): Options {
  const found = new Map<string, string[]>();
  const operands: string[] = [];
  const given: [string, string][] = [];
  const add = (option: string, value: string) => {
    found.set(option, [...(found.get(option) ?? []), value]);
    given.push([option, value]);
  };
  let error: Options['error'];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const taken = longOption(arg, args[i + 1], letters, settings);
      if ('error' in taken) error ??= taken.error;
      else {
        add(taken.option, taken.value);
        if (taken.tookNext) i++;
      }
    } else if (arg.length > 1 && arg.startsWith('-')) {
      const taken = shortOptions(arg, args[i + 1], letters, add);
      error ??= taken.error;
      if (taken.tookNext) i++;
    } else if (settings.stopEarly) {
      operands.push(...args.slice(i));
      break;
    } else operands.push(arg);
  }
  return {
    has: (option) => found.has(option),
    value: (option) => found.get(option)?.at(-1),
    values: (option) => found.get(option) ?? [],
    given,
    operands,
    ...(error ? { error } : {}),
  };
}

type Taken = { option: string; value: string; tookNext: boolean };

function longOption(
  arg: string,
  next: string | undefined,
  letters: string,
  { long = {}, abbreviate = false }: GetoptSettings,
): Taken | { error: NonNullable<Options['error']> } {
  const equals = arg.indexOf('=');
  const name = arg.slice(2, equals < 0 ? undefined : equals);
  const meant = Object.keys(long).filter((known) => known === name || (abbreviate && known.startsWith(name)));
  const exact = meant.includes(name) ? name : meant[0];
  const clear = meant.includes(name) || new Set(meant.map((known) => long[known])).size === 1;
  const option = clear && exact !== undefined ? long[exact] : undefined;
  if (option === undefined) return { error: { kind: 'unknown', option: arg } };
  if (!takesArgument(option, letters) && equals >= 0) {
    if (isOptional(option, letters)) return { option, value: arg.slice(equals + 1), tookNext: false };
    return { error: { kind: 'extra', option: `--${exact}` } };
  }
  if (!takesArgument(option, letters)) return { option, value: '', tookNext: false };
  if (equals >= 0) return { option, value: arg.slice(equals + 1), tookNext: false };
  if (next === undefined) return { error: { kind: 'argument', option: `--${name}` } };
  return { option, value: next, tookNext: true };
}

function shortOptions(
  arg: string,
  next: string | undefined,
  letters: string,
  add: (option: string, value: string) => void,
): { tookNext?: boolean; error?: Options['error'] } {
  for (let at = 1; at < arg.length; at++) {
    const option = arg.charAt(at);
    if (option === ':' || !letters.includes(option)) return { error: { kind: 'unknown', option } };
    if (isOptional(option, letters)) {
      add(option, arg.slice(at + 1));
      return {};
    }
    if (!takesArgument(option, letters)) {
      add(option, '');
      continue;
    }
    if (at + 1 < arg.length) add(option, arg.slice(at + 1));
    else if (next === undefined) return { error: { kind: 'argument', option } };
    else add(option, next);
    return { tookNext: at + 1 >= arg.length };
  }
  return {};
}

const takesArgument = (option: string, letters: string): boolean =>
  option.length === 1
    ? letters[letters.indexOf(option) + 1] === ':' && !isOptional(option, letters)
    : option.endsWith('=');

/** Two colons: the argument is only what is attached. A long name ending in `?` is the same. */
const isOptional = (option: string, letters: string): boolean =>
  option.length === 1 ? letters.startsWith('::', letters.indexOf(option) + 1) : option.endsWith('?');
