import { expandString } from '../expand/words';
import type { Word } from '../parse/ast';
import { compileRegex, isRegexError } from '../pattern/regex';
import { ShellError } from '../shellError';
import type { Shell } from '../state';

/** `[[ text =~ expression ]]`: quoted parts match themselves; the groups go to BASH_REMATCH. */
export function matchRegularExpression(shell: Shell, text: string, word: Word): boolean {
  let source = '';
  for (const part of word.parts) {
    const isQuoted = part.kind !== 'tilde' && part.kind !== 'process' && part.quoted;
    const single = expandString(shell, { ...word, parts: [part], literal: undefined });
    source += isQuoted ? escapeExtended(single) : single;
  }
  const strict = strictly(source);
  const groups = strict === undefined ? 'invalid' : findGroups(strict, text);
  if (groups === 'invalid') throw new ShellError('', 2);
  if (shell.isBash) shell.variables.change('BASH_REMATCH', { value: null, array: groups ?? [] });
  return groups !== undefined;
}

/**
 * As glibc's regcomp reads an extended expression: what repeats has to follow something, a brace has to be an interval,
 * and `)` without `(` is a character. Undefined if the expression is malformed.
 */
function strictly(source: string): string | undefined {
  let result = '';
  let depth = 0;
  let follows = false;
  for (const [token] of source.matchAll(/\\[\s\S]|\[\^?\]?(?:\[:[a-z]*:\]|[^\]])*\]|\{\d{0,9},?\d{0,9}\}|[\s\S]/g)) {
    const isRepeat = /^(?:[*+?]$|\{)/.test(token);
    if (token === '{' || token === '{}' || token === '{,}' || (isRepeat && !follows)) return undefined;
    const isUnmatched = token === ')' && depth === 0;
    if (token === '(') depth++;
    else if (token === ')' && depth > 0) depth--;
    follows = !/^[(|^]$/.test(token);
    result += isUnmatched ? '\\)' : token;
  }
  return result;
}

/** The match and its groups; undefined without a match. */
export function findGroups(source: string, text: string): readonly string[] | undefined | 'invalid' {
  const regex = compileRegex(source, { extended: true });
  if (isRegexError(regex)) return 'invalid';
  return regex.exec(text)?.groups.map((group) => group ?? '');
}

function escapeExtended(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
