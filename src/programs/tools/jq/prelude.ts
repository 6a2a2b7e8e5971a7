import type { Node } from './nodes';
import { parseJq } from './parse';

/** What jq itself has, said in its own language. Later ones may use earlier ones. */
const DEFINITIONS: readonly (readonly [name: string, text: string])[] = [
  ['any', 'def any(each; holds): isempty(first(each | holds | select(.))) | not;'],
  ['all', 'def all(each; holds): isempty(first(each | holds | select(. | not)));'],
  ['IN', 'def IN(each; wanted): isempty(first(each | select(. == wanted))) | not;'],
  ['INDEX', 'def INDEX(each; key): reduce each as $row ({}; . + {($row | key | tostring): $row});'],
  ['nth', 'def nth(n; each): last(limit(n + 1; each));'],
  [
    'range',
    'def range(from; to; by): from as $from | to as $to | by as $by | $from | while(if $by > 0 then . < $to else . > $to end; . + $by);',
  ],
  ['recurse', 'def recurse(f; goes): def again: ., (f | select(goes) | again); again;'],
  [
    'combinations',
    `def combinations: if length == 0 then [] else .[0][] as $first | (.[1:] | combinations) as $rest | [$first] + $rest end;
     def combinations(n): . as $choices | [range(n)] | map($choices) | combinations;`,
  ],
  [
    'fromstream',
    `def fromstream(f): foreach f as $event ({};
       if .whole then {} else . end
       | if $event | length == 2 then setpath(["value"] + $event[0]; $event[1]) | .whole = ($event[0] == [])
         else .whole = ($event[0] | length == 1) end;
       if .whole then .value else empty end);`,
  ],
  [
    'truncate_stream',
    'def truncate_stream(f): . as $depth | f | select(.[0] | length > $depth) | [.[0][$depth:]] + .[1:];',
  ],
  ['finites', 'def finites: select(isinfinite or isnan | not);'],
  ['normals', 'def normals: select(isnormal);'],
  ['halt_error', 'def halt_error: halt_error(5);'],
];

/** The program with the definitions ahead of it that it may mean. */
export function withDefinitions(program: string, filter: Node): Node {
  const used = DEFINITIONS.filter(([name]) => new RegExp(`\\b${name}\\b`).test(program));
  return used.reduceRight((rest, [, text]) => before(parseJq(text), rest), filter);
}

const before = (node: Node, rest: Node): Node =>
  node.kind === 'def' ? { ...node, rest: before(node.rest, rest) } : rest;
