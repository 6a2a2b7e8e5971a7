import type { Blocking } from '../../process/types';
import { type Tool, tool } from '../support/tool';

const REFERENCE = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;
const LONG = { help: 'h', variables: 'v', version: 'V' };

/** envsubst [SHELL-FORMAT]: replaces $NAME and ${NAME}; with a format only the names in it. */
export const envsubst = tool(function* (t): Blocking<number> {
  const options = t.options('hvV', { long: LONG });
  const unclear = t.args.find((arg) => /^--ver?$|^--v$/.test(arg));
  if (unclear !== undefined) {
    yield* t.fail(`option '${unclear}' is ambiguous; possibilities: '--variables' '--version'`);
    return yield* t.usage();
  }
  if (options.error) return yield* t.badOption(options);
  if (options.has('V')) return print(t, 'envsubst (GNU gettext-runtime) 0.21\n');
  if (options.has('h'))
    return print(t, 'Usage: envsubst [OPTION] [SHELL-FORMAT]\n\nSubstitutes the values of environment variables.\n');
  const [format] = options.operands;
  if (options.operands.length > 1) return yield* t.fail('too many arguments');
  if (options.has('v')) {
    if (format === undefined) return yield* t.fail('missing arguments');
    return print(
      t,
      names(format)
        .map((name) => `${name}\n`)
        .join(''),
    );
  }
  const only = format === undefined ? undefined : new Set(names(format));
  const text = yield* t.process.readAll(0);
  return print(
    t,
    text.replace(REFERENCE, (whole, braced?: string, bare?: string) => {
      const name = braced ?? bare ?? '';
      return only && !only.has(name) ? whole : (t.process.env[name] ?? '');
    }),
  );
});

const names = (text: string): readonly string[] =>
  [...text.matchAll(REFERENCE)].map((match) => match[1] ?? match[2] ?? '');

function print(t: Tool, text: string): number {
  t.put(text);
  return 0;
}
