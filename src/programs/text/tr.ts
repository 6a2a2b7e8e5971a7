import type { Blocking } from '../../process/types';
import { tool } from '../support/tool';
import { readSet, setProblem } from './trSets';

/** busybox writes each block it reads; GNU goes through stdio. */
export const tr = tool(function* (t): Blocking<number> {
  const options = t.options('cCdst', {
    long: { complement: 'c', delete: 'd', 'squeeze-repeats': 's', 'truncate-set1': 't' },
    busybox: 'cCds',
    stopEarly: true,
  });
  if (options.error) return yield* t.badOption(options);
  const modes = {
    deletes: options.has('d'),
    squeezes: options.has('s'),
    complement: options.has('c') || options.has('C'),
  };
  const wrong = checkOperands(options.operands, modes);
  if (wrong !== undefined && (t.gnu || options.operands.length === 0)) return yield* t.misuse(wrong);
  const [first = '', second] = options.operands;
  // busybox copies where nothing says what to do.
  const isCopy = second === undefined && !modes.deletes && !modes.squeezes;
  const translates = second !== undefined && !modes.deletes;
  if (translates && second === '' && !options.has('t'))
    return yield* t.failEither('STRING2 cannot be empty', 'when not truncating set1, string2 must be non-empty');
  const from = readSet(first, t.gnu);
  const to = second === undefined ? undefined : readSet(second, t.gnu, translates ? from : undefined);
  const problem = t.gnu ? setProblem(from, to, translates, modes.complement) : undefined;
  if (problem !== undefined) return yield* t.fail(problem);
  const source =
    options.has('t') && to !== undefined ? from.characters.slice(0, to.characters.length) : from.characters;
  const translate = createTranslation(isCopy ? [] : source, isCopy ? undefined : to?.characters, modes);
  for (;;) {
    const text = yield* t.process.read(0);
    if (text === '') return 0;
    t.put(translate(text));
    // Each character is looked at: whoever deletes zeros without end comes to one.
    yield* t.tick(1 + (text.length >> 4));
    if (!t.gnu) yield* t.flush();
  }
});

/** What GNU says about too many or too few operands. */
function checkOperands([first, second, third, ...more]: readonly string[], modes: Modes): string | undefined {
  const only = modes.deletes && !modes.squeezes;
  const both = 'Two strings must be given when';
  if (first === undefined) return 'missing operand';
  if (second === undefined && modes.deletes && modes.squeezes)
    return `missing operand after '${first}'\n${both} both deleting and squeezing repeats.`;
  if (second === undefined && !modes.deletes && !modes.squeezes)
    return `missing operand after '${first}'\n${both} translating.`;
  if (second !== undefined && only)
    return `extra operand '${second}'${third === undefined && more.length === 0 ? '\nOnly one string may be given when deleting without squeezing repeats.' : ''}`;
  return third === undefined ? undefined : `extra operand '${third}'`;
}

interface Modes {
  readonly deletes: boolean;
  readonly squeezes: boolean;
  readonly complement: boolean;
}

const BYTES = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));

function createTranslation(
  from: readonly string[],
  second: readonly string[] | undefined,
  modes: Modes,
): (text: string) => string {
  const to = second ?? [];
  const inFirst = new Set(from);
  const selected = (character: string) => inFirst.has(character) !== modes.complement;
  const translates = second !== undefined && !modes.deletes && to.length > 0;
  const mapping = new Map<string, string>();
  const last = to[to.length - 1] ?? '';
  const mapped = modes.complement ? BYTES.filter((character) => !inFirst.has(character)) : from;
  if (translates) for (const [i, character] of mapped.entries()) mapping.set(character, to[i] ?? last);
  const convert = (character: string): string => {
    if (!translates) return character;
    const beyond = modes.complement && selected(character) ? last : character;
    return mapping.get(character) ?? beyond;
  };
  const squeezeSet = new Set(to);
  const squeezable = (character: string) =>
    modes.squeezes && (second === undefined ? selected(character) : squeezeSet.has(character));
  // What becomes of a character never changes: '' if it goes away.
  const known = new Map<string, string>();
  const becomes = (character: string): string => {
    const found = known.get(character);
    if (found !== undefined) return found;
    const result = modes.deletes && selected(character) ? '' : convert(character);
    known.set(character, result);
    return result;
  };
  let previous = '';
  return (text) => {
    let result = '';
    for (const character of text) {
      const converted = becomes(character);
      if (converted === '' || (modes.squeezes && converted === previous && squeezable(converted))) continue;
      previous = converted;
      result += converted;
    }
    return result;
  };
}
