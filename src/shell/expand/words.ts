import type { Assignment, ParameterPart, Word, WordPart } from '../parse/ast';
import { seldom } from '../parts';
import { escapeGlob, hasGlobCharacters } from '../pattern/glob';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { evaluateShellArithmetic } from './arithmetic';
import { FieldBuilder } from './fields';
import { type Expander, homeOf, isStar, isWord, joined, joinPositional, parameterValue, type Value } from './parameter';
import { expandPath } from './paths';

/** Stands in a replacement for what was matched: bash's unquoted `&`. */
export const MATCHED = '\0';

/**
 * The second phase of expansion: everything that cannot block. `$(…)` ran before (see substitute.ts) and left its text in
 * `shell.substitutions`. Words without `$(…)` come here directly and never allocate a generator.
 */
export function expandWords(shell: Shell, words: readonly Word[]): string[] {
  const result: string[] = [];
  for (const word of words) {
    if (word.assignment && result.length > 0) result.push(expandDeclaration(shell, word.assignment));
    else expandWord(shell, word, result);
  }
  return result;
}

/** `export NAME=value`: neither split nor a pattern. An array is kept aside for the builtin. */
function expandDeclaration(shell: Shell, assignment: Assignment): string {
  if (assignment.array) {
    shell.pendingArrays.push(assignment);
    return assignment.name;
  }
  const value = assignment.value ? expandString(shell, assignment.value) : '';
  const index = assignment.index ? `[${expandString(shell, assignment.index)}]` : '';
  return `${assignment.name}${index}${assignment.append ? '+=' : '='}${value}`;
}

function expandWord(shell: Shell, word: Word, result: string[]): void {
  const { parts } = word;
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only?.kind === 'literal' && (only.quoted || shell.options.f || !hasGlobCharacters(only.text))) {
    result.push(only.text);
    return;
  }
  const builder = new FieldBuilder(shell.get('IFS') ?? ' \t\n');
  for (const part of parts) addPart(shell, part, builder, false);
  for (const field of builder.finish()) {
    const { pattern } = field;
    if (pattern === undefined || shell.options.f || !hasGlobCharacters(pattern)) {
      result.push(field.text);
      continue;
    }
    const paths = expandPath(shell, pattern);
    if (paths.length > 0) for (const path of paths) result.push(path);
    else if (shell.options.failglob) throw new ShellError(`no match: ${field.text}`, 1);
    else if (!shell.options.nullglob) result.push(field.text);
  }
}

/** `isInQuotes`: the part stands in the argument of a quoted `${x:-…}`. */
function addPart(shell: Shell, part: WordPart, builder: FieldBuilder, isInQuotes: boolean): void {
  if (part.kind === 'literal') {
    builder.add(part.text, part.quoted || isInQuotes);
    return;
  }
  if (part.kind === 'tilde') {
    builder.add(scalar(shell, part), true);
    return;
  }
  const isQuoted = isInQuotes || part.kind === 'process' || part.quoted;
  if (part.kind === 'parameter' && isAllPositional(part)) {
    if (isQuoted && part.name === '*') builder.add(joinPositional(shell), true);
    else builder.addAll(shell.positional, isQuoted);
    return;
  }
  const value = partValue(shell, part);
  if (isQuoted && part.kind === 'parameter' && isOfNoParameters(part, value)) {
    // Only bash's "${@…}" is no field at all then.
    if (shell.isBash && !isStar(part)) builder.addAll([], true);
    else builder.add('', true);
  } else addValue(shell, value, builder, isQuoted);
}

/** `${@#x}` or `${*:-}` where there are no parameters, and nothing in their place. */
function isOfNoParameters(part: ParameterPart, value: Value): boolean {
  if (part.name !== '@' && part.name !== '*' && part.index?.literal !== '@') return false;
  return value === null || (typeof value !== 'string' && !isWord(value) && value.length === 0);
}

function addValue(shell: Shell, value: Value, builder: FieldBuilder, isQuoted: boolean): void {
  if (isWord(value)) {
    for (const part of value.parts) {
      if (part.kind === 'literal' && !part.quoted) {
        if (isQuoted) builder.add(part.text, true);
        else builder.split(part.text);
      } else addPart(shell, part, builder, isQuoted && part.kind !== 'literal');
    }
  } else if (value !== null && typeof value !== 'string') builder.addAll(value, isQuoted);
  else if (isQuoted) builder.add(value ?? '', true);
  else if (value !== null && value !== '') builder.split(value);
}

function isAllPositional(part: WordPart & { kind: 'parameter' }): boolean {
  return (part.name === '@' || part.name === '*') && part.operator === '' && !part.length && !part.indirect;
}

/** One string: no splitting, no file names. Assignments, targets of redirections, here-documents, `case` words. */
export function expandString(shell: Shell, word: Word): string {
  if (word.literal !== undefined) return word.literal;
  let text = '';
  for (const part of word.parts) text += part.kind === 'literal' ? part.text : scalar(shell, part);
  return text;
}

/** A pattern: quoted text matches only itself. */
export function expandPattern(shell: Shell, word: Word): string {
  let pattern = '';
  for (const part of word.parts) {
    if (part.kind === 'literal') pattern += part.quoted ? escapeGlob(part.text) : part.text;
    else if (part.kind === 'parameter' && !part.quoted && isWord(valueOfWord(shell, part)))
      pattern += patternOfValue(shell, part);
    else {
      const value = scalar(shell, part);
      const isQuoted = part.kind !== 'tilde' && part.kind !== 'process' && part.quoted;
      pattern += isQuoted ? escapeGlob(value) : value;
    }
  }
  return pattern;
}

/** Only a default (`${x:-word}`) has a word for a value; others are not evaluated twice. */
function valueOfWord(shell: Shell, part: WordPart & { kind: 'parameter' }): Value {
  return /^:?[-+]$/.test(part.operator) ? partValue(shell, part) : null;
}

function patternOfValue(shell: Shell, part: WordPart): string {
  const value = partValue(shell, part);
  return isWord(value) ? expandPattern(shell, value) : scalar(shell, part);
}

function scalar(shell: Shell, part: WordPart): string {
  if (part.kind === 'parameter' && isAllPositional(part))
    return part.name === '*' || !shell.isBash ? joinPositional(shell) : shell.positional.join(' ');
  const value = partValue(shell, part);
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (isWord(value)) return expandString(shell, value);
  const joins = part.kind === 'parameter' && (!shell.isBash || isStar(part));
  return joins ? joined(shell, value) : value.join(' ');
}

/** The second word of `${x/…/…}`. In bash an unquoted `&` stands for what was matched. */
function expandReplacement(shell: Shell, word: Word): string {
  if (!shell.isBash || shell.options.patsub_replacement === false) return expandString(shell, word);
  let text = '';
  for (const part of word.parts) {
    const value = part.kind === 'literal' ? part.text : scalar(shell, part);
    const isQuoted = part.kind !== 'tilde' && part.kind !== 'process' && part.quoted;
    text += isQuoted ? value : value.replace(/\\?&/g, (found) => (found.length === 1 ? MATCHED : '&'));
  }
  return text;
}

const EXPANDER: Expander = { string: expandString, pattern: expandPattern, replacement: expandReplacement };

function partValue(shell: Shell, part: WordPart): Value {
  switch (part.kind) {
    case 'literal':
      return part.text;
    case 'command':
    case 'process':
      return shell.substitutions.get(part) ?? '';
    case 'arithmetic':
      return evaluateShellArithmetic(shell, expandString(shell, part.expression));
    case 'tilde':
      return tildeValue(shell, part.user);
    case 'parameter':
      return parameterValue(shell, part, EXPANDER);
  }
}

function tildeValue(shell: Shell, user: string): string {
  if (user === '') return shell.get('HOME') ?? (shell.isBash ? (homeOf(shell, 'root') ?? '~') : '~');
  if (user === '+') return shell.get('PWD') ?? '~+';
  if (user === '-') return shell.get('OLDPWD') ?? '~-';
  if (shell.isBash && /^[-+]?\d+$/.test(user)) return seldom.get().directoryAt(shell, user) ?? `~${user}`;
  return homeOf(shell, user) ?? `~${user}`;
}
