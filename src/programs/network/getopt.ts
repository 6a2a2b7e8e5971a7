/** Options taken apart as getopt_long does it, for programs of the network and tool folders. */
export interface Options {
  has(option: string): boolean;
  /** The last value given. */
  value(option: string): string | undefined;
  values(option: string): readonly string[];
  operands: readonly string[];
  /** The first option that is not known or lacks its argument. Long ones carry their dashes. */
  error?: { kind: 'unknown' | 'argument'; option: string };
}

export interface GetoptSettings {
  /** Long name → the short letter (or name) it stands for. */
  long?: Readonly<Record<string, string>>;
  /** Stop at the first operand, as programs that run other programs do. */
  stopEarly?: boolean;
}

/** `letters` as for getopt(3): a colon behind a letter says that it takes an argument. Long names use the same table. */
export function getopt(args: readonly string[], letters: string, settings: GetoptSettings = {}): Options {
  const found = new Map<string, string[]>();
  const operands: string[] = [];
  const add = (option: string, value: string) => found.set(option, [...(found.get(option) ?? []), value]);
  let error: Options['error'];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const taken = longOption(arg, args[i + 1], letters, settings.long ?? {});
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
    operands,
    ...(error ? { error } : {}),
  };
}

type Taken = { option: string; value: string; tookNext: boolean };

function longOption(
  arg: string,
  next: string | undefined,
  letters: string,
  long: Readonly<Record<string, string>>,
): Taken | { error: NonNullable<Options['error']> } {
  const equals = arg.indexOf('=');
  const name = arg.slice(2, equals < 0 ? undefined : equals);
  const option = Object.hasOwn(long, name) ? long[name] : undefined;
  if (option === undefined) return { error: { kind: 'unknown', option: `--${name}` } };
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
  option.length === 1 ? letters[letters.indexOf(option) + 1] === ':' : option.endsWith('=');
