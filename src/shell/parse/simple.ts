import { constructs } from '../parts';
import { expandAliases, expandNextAlias } from './aliases';
import { readAssignment, splitTildes } from './assignment';
import type { Assignment, Command, Redirection, Word } from './ast';
import { literalWord, makeWord } from './build';
import { unexpected } from './errors';
import { type Reader, spanFrom, type Token, type WordToken } from './reader';
import { needSubstitution, readRedirection } from './redirections';
import { isOperator, next, peek } from './tokens';

interface Simple {
  readonly first: Token;
  readonly assignments: Assignment[];
  readonly words: Word[];
  readonly redirections: Redirection[];
}

/** A simple command, or the function definition that it turns out to be. */
export function readSimpleCommand(reader: Reader): Command {
  const first = peek(reader);
  const simple: Simple = { first, assignments: [], words: [], redirections: [] };
  let end = first.start;
  // ash and dash note the line where the first word ends; bash has read one token ahead by then.
  let { line } = reader.syntax.family === 'bash' ? first : reader;
  const noteLine = () => {
    const count = simple.words.length + simple.assignments.length + simple.redirections.length;
    if (reader.syntax.family === 'bash' && count <= 2) ({ line } = reader);
  };
  for (;;) {
    const hasPending = reader.pending.length > 0;
    const redirection = readRedirection(reader);
    if (redirection !== undefined) {
      simple.redirections.push(redirection);
      end = reader.lastEnd;
      noteLine();
      continue;
    }
    if (reader.aliasUses.length > 0) expandNextAlias(reader);
    if (simple.words.length === 0 && simple.assignments.length > 0) expandAliases(reader);
    const token = peek(reader);
    // A command of one word has not been put together when bash reads the here-documents after it.
    const isOneWord = simple.words.length === 1 && simple.redirections.length + simple.assignments.length === 0;
    if (hasPending && reader.pending.length === 0 && isOneWord && reader.syntax.family === 'bash')
      line = reader.line - 1;
    if (token.kind !== 'word') {
      if (passAsTest(reader, simple, token)) continue;
      if (!isOperator(token, '(') || simple.words.length + simple.assignments.length === 0) break;
      const isNameAlone = simple.words.length === 1 && simple.assignments.length + simple.redirections.length === 0;
      // ash and dash leave it to what this command stands in to miss its own end.
      if (reader.syntax.family !== 'bash' && !isNameAlone) break;
      return constructs.get().readFunction(reader, first, isNameAlone ? simple.words[0] : undefined);
    }
    next(reader);
    addWord(reader, simple, token);
    end = reader.lastEnd;
    noteLine();
  }
  const { assignments, words, redirections } = simple;
  if (words.length + assignments.length + redirections.length === 0) return unexpected(reader, peek(reader));
  const hasSubstitution =
    words.some((word) => word.hasSubstitution) ||
    needSubstitution(redirections) ||
    // The text of a here-document may still be to come, so whatever it may hold counts.
    reader.pending.some(({ quoted }) => !quoted) ||
    assignments.some(
      ({ value, index, array }) =>
        value?.hasSubstitution || index?.hasSubstitution || array?.some((word) => word.hasSubstitution),
    );
  return {
    kind: 'simple',
    assignments,
    words,
    redirections,
    hasSubstitution,
    line,
    ...spanFrom(reader, first.start, end),
  };
}

const DECLARING = new Set(['export', 'readonly', 'local', 'declare', 'typeset']);

function addWord(reader: Reader, simple: Simple, token: WordToken): void {
  const declares = DECLARING.has(simple.words[0]?.literal ?? '');
  if (simple.words.length > 0 && !declares) {
    simple.words.push(...(reader.syntax.family === 'bash' ? withTildes(reader, token) : token.expanded));
    return;
  }
  const assignment = readAssignment(reader, token);
  if (assignment !== undefined && simple.words.length === 0) simple.assignments.push(assignment);
  else if (assignment !== undefined) simple.words.push({ ...token.word, assignment });
  else simple.words.push(...token.expanded);
}

/** bash takes `name=~/x` for an assignment wherever it stands. */
function withTildes(reader: Reader, token: WordToken): readonly Word[] {
  const [first, ...rest] = token.word.parts;
  if (first?.kind !== 'literal' || first.quoted || token.expanded.length !== 1) return token.expanded;
  const head = /^[A-Za-z_]\w*=/.exec(first.text)?.[0];
  if (head === undefined || !first.text.includes('~')) return token.expanded;
  const tail = splitTildes(reader, first.text.slice(head.length), token);
  const { start, end } = token.word;
  return [makeWord([{ kind: 'literal', text: head, quoted: false }, ...tail, ...rest], start, end)];
}

/** ash reads `[[ a && b ]]` as an ordinary command whose `&&` and `||` are the `-a` and `-o` of `test`. */
function passAsTest(reader: Reader, simple: Simple, token: Token): boolean {
  if (!reader.syntax.conditionCommand || !isOperator(token, '&&', '||')) return false;
  const { words } = simple;
  if (words[0]?.literal !== '[[' || words[words.length - 1]?.literal === ']]') return false;
  next(reader);
  const { start, end } = spanFrom(reader, token.start, token.end);
  words.push(literalWord(token.text === '&&' ? '-a' : '-o', true, start, end));
  return true;
}
