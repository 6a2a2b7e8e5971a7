import { DEFAULT_LIMITS } from '../../process';
import { textArgument } from './arguments';
import { dictOf, isKind } from './dicts';
import { isEndless } from './endlessPattern';
import { raised } from './errors';
import type { Machine } from './machine';
import type { NativeModule } from './nativeModules';
import { bytesOf, listOf, tupleOf, type Value } from './values';

/** Of so short a text all ways are soon tried. */
const LONGEST_TRIED = 22;

const FLAGS: readonly (readonly [bigint, string])[] = [
  [2n, 'i'],
  [8n, 'm'],
  [16n, 's'],
];

/** Python's way of writing patterns in JavaScript's. */
function translated(pattern: string, isVerbose: boolean): string {
  const text = isVerbose
    ? pattern.replace(/\\[\s\S]|\[(?:\\.|[^\]])*\]|#.*|\s+/g, (part) => (/^[#\s]/.test(part) ? '' : part))
    : pattern;
  return text
    .replace(/\(\?P<(\w+)>/g, '(?<$1>')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/\(\?[aiLmsux]+\)/g, '')
    .replace(/\\A/g, '(?<![\\s\\S])')
    .replace(/\\Z/g, '(?![\\s\\S])');
}

/** The patterns of `re`, on those of JavaScript. */
export function patternModule(machine: Machine): NativeModule {
  const compile = (pattern: Value | undefined, flags: Value | undefined): RegExp => {
    const text = textArgument(pattern);
    const inline = /^\(\?([aimsux]+)\)/.exec(text)?.[1] ?? '';
    const letters = FLAGS.filter(
      ([bit, letter]) => (BigInt(String(flags ?? 0n)) & bit) !== 0n || inline.includes(letter),
    ).map(([, letter]) => letter);
    try {
      return new RegExp(translated(text, (BigInt(String(flags ?? 0n)) & 64n) !== 0n), `${letters.join('')}gdu`);
    } catch {
      try {
        return new RegExp(translated(text, false), `${letters.join('')}gd`);
      } catch {
        throw raised('ValueError', `bad pattern: ${text}`);
      }
    }
  };
  return {
    functions: {
      // (groups, spans, names) of the first match from a position on, None without one.
      'exec pattern flags text start how': (_m, [pattern, flags, text, start, how]) => {
        if (machine.process.spendStep()) machine.madeBytes += 1;
        const isBytes = isKind(text, 'bytes');
        const subject = isBytes ? text.text : textArgument(text);
        const expression = compile(isKind(pattern, 'bytes') ? pattern.text : pattern, flags);
        // More than a container may take: that it was stopped is said, and others go on.
        if (subject.length > LONGEST_TRIED && isEndless(expression.source))
          machine.process.spendStep(DEFAULT_LIMITS.steps + 1);
        expression.lastIndex = Number(start);
        const found = expression.exec(subject);
        if (!found) return null;
        const groups = found.map((group) => (group === undefined ? null : isBytes ? bytesOf(group) : group));
        const spans = (found.indices ?? []).map((span) => tupleOf(span ? span.map(BigInt) : [-1n, -1n]));
        if (how === 'match' && found.index !== Number(start)) return null;
        const names = Object.entries(found.indices?.groups ?? {}).map(([name, span]): [string, Value] => [
          name,
          span ? subject.slice(...span) : null,
        ]);
        return tupleOf([listOf(groups), listOf(spans), dictOf(names)]);
      },
      'check pattern flags': (_m, [pattern, flags]) => {
        compile(isKind(pattern, 'bytes') ? pattern.text : pattern, flags);
        return null;
      },
    },
  };
}
