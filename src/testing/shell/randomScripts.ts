import fc from 'fast-check';

/**
 * Random scripts of what POSIX defines in one way, so that every shell must do the same with them: assignments, expansions,
 * arithmetic, tests, loops with a bound, functions, subshells, pipes into `read`, command substitution, case, `set -e`.
 */
export function randomScript(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('', '', 'set -e\n', 'set -u\n'), grammar.list)
    .map(([options, body]) => `a=1 b=two c='x y'\n${options}${body}\necho "end $? $a $b $c"\n`);
}

const name = fc.constantFrom('a', 'b', 'c');
const literal = fc.constantFrom('1', '7', 'two', "'x  y'", '"q r"', '*', "''", '\\$', 'a=b', '"it\'s"');
const expansion = fc.oneof(
  name.map((n) => `$${n}`),
  name.map((n) => `"$${n}"`),
  name.map((n) => `\${${n}:-none}`),
  name.map((n) => `"\${${n}#?}"`),
  name.map((n) => `\${${n}%% *}`),
  name.map((n) => `\${#${n}}`),
  fc.constantFrom('$#', '"$@"', '$?'),
);
const number = fc.oneof(fc.integer({ min: 0, max: 9 }).map(String), fc.constantFrom('${#b}', '$(( 2 * 3 ))', '${#c}'));
const arithmetic = fc
  .tuple(number, fc.constantFrom('+', '-', '*', '<', '==', '&&', '|', '%', '<<'), fc.integer({ min: 1, max: 9 }))
  .map(([left, operator, right]) => `$(( ${left} ${operator} ${right} ))`);
const word: fc.Arbitrary<string> = fc.oneof(literal, expansion, arithmetic);
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const condition = fc.oneof(
  fc.tuple(expansion, word).map(([left, right]) => `[ "x${left.replaceAll('"', '')}" = x${right.replaceAll('*', 's').replace(/^\$(?!\()/, '$')} ]`),
  fc.tuple(number, fc.constantFrom('-eq', '-lt', '-ge'), number).map((parts) => `[ ${parts.join(' ')} ]`),
  fc.constantFrom('true', 'false', '! false', ':', '[ -n "$b" ]', '[ -z "$nothing" ]'),
);

const grammar = fc.letrec<{ statement: string; list: string }>((tie) => ({
  list: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((statements) => statements.join('\n')),
  statement: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    words.map((text) => `echo ${text}`),
    fc.tuple(name, word).map(([variable, value]) => `${variable}=${value.replace('"$@"', 'at')}`),
    condition.map((test) => `${test} && echo yes || echo no`),
    fc.tuple(condition, tie('list'), tie('list')).map(([test, a, b]) => `if ${test}; then\n${a}\nelse\n${b}\nfi`),
    fc.tuple(words, tie('list')).map(([items, body]) => `for i in ${items.replaceAll('*', 'star').replaceAll('2 star 3', '2 + 3')}; do\n${body}\ndone`),
    fc.tuple(word, tie('list')).map(([subject, body]) => `case ${subject.replace('"$@"', 'at')} in 1|two) echo first;; *) ${body};; esac`),
    tie('list').map((body) => `n=0; while [ $n -lt 2 ]; do n=$(( n + 1 ))\n${body}\ndone`.replaceAll('$n ', '${n:-9} ')),
    tie('list').map((body) => `( ${body} )`),
    tie('list').map((body) => `{ ${body}\n}`),
    tie('list').map((body) => `f() {\n${body}\n}\nf one "two three"`),
    tie('list').map((body) => `c=$( ${body}\n)`),
    tie('list').map((body) => `{ ${body}\n} | while read -r line; do echo "<$line>"; done`),
    tie('list').map((body) => `eval '${body.replaceAll("'", `'\\''`)}'`),
  ),
}));

