import type { Blocking, Program } from '../../process/types';

const REFERENCE = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** envsubst [SHELL-FORMAT]: replaces $NAME and ${NAME}; with a format only the names in it. */
export const envsubst: Program = function* (process, argv): Blocking<number> {
  const [first, second] = argv.slice(1);
  const names = (text: string) => [...text.matchAll(REFERENCE)].map((match) => match[1] ?? match[2] ?? '');
  if (first === '-v' || first === '--variables') {
    yield* process.write(
      1,
      names(second ?? '')
        .map((name) => `${name}\n`)
        .join(''),
    );
    return 0;
  }
  const only = first === undefined ? undefined : new Set(names(first));
  const text = yield* process.readAll(0);
  const replaced = text.replace(REFERENCE, (whole, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? '';
    return only && !only.has(name) ? whole : (process.env[name] ?? '');
  });
  yield* process.write(1, replaced);
  return 0;
};
