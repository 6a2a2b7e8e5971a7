/**
 * `-o kyaml`: YAML in braces, every string quoted, nothing left to guess. Models sigs.k8s.io/yaml/kyaml. Keys are sorted
 * as JSON's.
 */
import { isObject } from '../resources/json';

export const printKyaml = (value: unknown): string => `---\n${render(value, '')}\n`;

function render(value: unknown, indent: string): string {
  if (Array.isArray(value)) return renderList(value, indent);
  if (isObject(value)) return renderObject(value, indent);
  return typeof value === 'string' ? renderString(value, indent) : String(value ?? null);
}

function renderObject(object: Readonly<Record<string, unknown>>, indent: string): string {
  const keys = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort();
  if (keys.length === 0) return '{}';
  const inner = `${indent}  `;
  return `{\n${keys.map((key) => `${inner}${renderKey(key)}: ${render(object[key], inner)},\n`).join('')}${indent}}`;
}

/** Objects and lists hug the brackets: `[{`, `}, {`, `}]`. Scalars have a line each. */
function renderList(list: readonly unknown[], indent: string): string {
  if (list.length === 0) return '[]';
  if (list.every((item) => (Array.isArray(item) || isObject(item)) && Object.keys(item).length > 0))
    return `[${list.map((item) => render(item, indent)).join(', ')}]`;
  const inner = `${indent}  `;
  return `[\n${list.map((item) => `${inner}${render(item, inner)},\n`).join('')}${indent}]`;
}

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_./-]*$/;
const AMBIGUOUS = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

const renderKey = (key: string): string => (PLAIN_KEY.test(key) && !AMBIGUOUS.test(key) ? key : JSON.stringify(key));

/** A text of several lines is folded: each line ends with `\n\`, so that it can be read. */
function renderString(text: string, indent: string): string {
  if (!text.includes('\n')) return JSON.stringify(text);
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const inside = (line: string) => JSON.stringify(line).slice(1, -1);
  const folded = lines.map((line) => `${indent}   ${inside(line)}\\n\\\n`).join('');
  return `"\\\n${folded}${last === '' ? `${indent}  "` : `${indent}   ${inside(last)}\\\n${indent}  "`}`;
}
