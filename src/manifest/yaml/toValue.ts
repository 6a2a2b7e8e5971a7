/** The syntax tree → JSON, as sigs.k8s.io/yaml converts it: plain scalars resolved, aliases and merges followed, last key wins. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { isRecord, type JsonObject, setField } from '../../api/json';
import { fail, type Result, succeed } from '../../api/meta';
import type { YamlProblem } from './parsedFile';
import { resolvePlain } from './resolvePlain';

interface Conversion {
  document: Document;
  text: string;
  /** Values made so far: aliases of aliases multiply. */
  made: number;
  depth: number;
  problem?: YamlProblem;
}

const MAX_VALUES = 200_000;
const MAX_DEPTH = 400;

/** `text` is what the document was read from. */
export function toValue(document: Document, text: string): Result<unknown, YamlProblem> {
  const run: Conversion = { document, text, made: 0, depth: 0 };
  const value = convert(run, document.contents);
  return run.problem ? fail(run.problem) : succeed(value);
}

export const nodeRange = (node: unknown): { start: number; end: number } => {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return range ? { start: range[0], end: Math.max(range[1], range[0]) } : { start: 0, end: 0 };
};

function convert(run: Conversion, node: unknown): unknown {
  if (run.problem) return null;
  if (++run.made > MAX_VALUES || run.depth > MAX_DEPTH)
    return refuse(run, node, 'yaml: document contains excessive aliasing');
  if (isScalar(node)) return scalarValue(run, node);
  if (isAlias(node)) return aliasValue(run, node);
  run.depth++;
  let value: unknown = null;
  if (isSeq(node)) value = node.items.map((item) => convert(run, item));
  else if (isMap(node)) value = mapValue(run, node);
  run.depth--;
  return value;
}

function refuse(run: Conversion, node: unknown, message: string): null {
  run.problem ??= { message, range: nodeRange(node) };
  return null;
}

function scalarValue(run: Conversion, node: { value: unknown; type?: string; tag?: string; range?: unknown }): unknown {
  const text = typeof node.value === 'string' ? node.value : '';
  const explicit = node.tag?.replace('tag:yaml.org,2002:', '!!');
  if (explicit !== undefined && explicit !== '!!str' && /^!!(?:int|float|bool|null)$/.test(explicit))
    return resolvePlain(text);
  // Tags that YAML does not define are left aside, and the text stays one.
  if (explicit === '!!str' || (explicit?.startsWith('!') && !explicit.startsWith('!!'))) return text;
  if (explicit === '!!binary' || node.type !== 'PLAIN') return node.value === null ? null : text;
  const value = resolvePlain(text);
  if (typeof value === 'number' && !Number.isFinite(value))
    return refuse(run, node, `json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`);
  return value;
}

function aliasValue(
  run: Conversion,
  alias: { source: string; resolve(document: Document): Node | undefined },
): unknown {
  const target = alias.resolve(run.document);
  if (!target) return refuse(run, alias, `yaml: unknown anchor '${alias.source}' referenced`);
  run.depth += 10;
  const value = convert(run, target);
  run.depth -= 10;
  return value;
}

function mapValue(run: Conversion, map: YAMLMap): JsonObject {
  const out: JsonObject = {};
  const merged: unknown[] = [];
  for (const pair of map.items) {
    if (isMergeKey(pair)) {
      const value = convert(run, pair.value);
      merged.push(...(Array.isArray(value) ? value : [value]));
      if (!run.problem && merged.some((source) => !isRecord(source)))
        refuse(run, pair.value, 'yaml: map merge requires map or sequence of maps as the value');
      continue;
    }
    if (!map.flow && isEmpty(pair.key)) refuse(run, pair.key, missingKey(run.text, nodeRange(pair.key).start));
    const key = keyText(run, pair.key);
    setField(out, key, convert(run, pair.value));
  }
  for (const source of merged)
    if (isRecord(source))
      for (const [key, value] of Object.entries(source)) if (!Object.hasOwn(out, key)) setField(out, key, value);
  return out;
}

/** `: value`, for which go-yaml finds no key. Its parser names the line before. */
const isEmpty = (key: unknown): boolean => isScalar(key) && key.type === 'PLAIN' && key.source === '';

function missingKey(text: string, at: number): string {
  const line = text.slice(0, at).split('\n').length - 1;
  return `yaml: ${line > 0 ? `line ${line}: ` : ''}did not find expected key`;
}

const isMergeKey = ({ key }: Pair): boolean => isScalar(key) && key.type === 'PLAIN' && key.value === '<<';

/** JSON keys are text: numbers and booleans turn into it, other keys are refused. */
export function keyText(run: Pick<Conversion, 'problem'> | undefined, key: unknown): string {
  if (isScalar(key)) {
    const text = typeof key.value === 'string' ? key.value : '';
    if (key.type !== 'PLAIN') return text;
    const value = resolvePlain(text);
    if (value !== null) return String(value);
  }
  if (run) {
    const message =
      isScalar(key) || !key
        ? 'json: unsupported type: map[interface {}]interface {}'
        : `yaml: invalid map key: ${goSyntax(key)}`;
    run.problem ??= { message, range: nodeRange(key) };
  }
  return 'null';
}

/** `%#v` of a list or a map that stands where a key should: `[]interface {}{"a"}`. */
function goSyntax(node: unknown, depth = 0): string {
  if (depth > MAX_SHOWN_DEPTH) return '…';
  const inner = (each: unknown) => goSyntax(each, depth + 1);
  if (isSeq(node)) return `[]interface {}{${node.items.map(inner).join(', ')}}`;
  if (isMap(node))
    return `map[interface {}]interface {}{${node.items.map(({ key, value }) => `${inner(key)}:${inner(value)}`).join(', ')}}`;
  if (!isScalar(node) || typeof node.value !== 'string') return 'interface {}(nil)';
  const value = node.type === 'PLAIN' ? resolvePlain(node.value) : node.value;
  if (value === null) return 'interface {}(nil)';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

const MAX_SHOWN_DEPTH = 20;
