/** The text of `kubectl explain`. Models kubectl/pkg/explain/v2/templates/plaintext.tmpl. */
import type { ApiResource } from '../../api/client';
import { apiVersionOf } from '../../api/resources';
import { type FieldType, fieldsOf, structOfKind } from '../../manifest/schema/schema';
import { failed, type Outcome } from '../failure';
import { documentationOf } from './docs';

const WIDTH = 80;
const NO_DESCRIPTION = '<no description>';

/** `path` are the field names behind the resource: `['spec', 'initContainers']`. */
export function explainText(resource: ApiResource, path: readonly string[], recursive: boolean): Outcome<string> {
  const root = structOfKind(apiVersionOf(resource), resource.kind);
  if (root === undefined) return failed(`couldn't find resource for "${resource.kind}"`);
  const header = [
    ...(resource.group ? [`GROUP:      ${resource.group}`] : []),
    `KIND:       ${resource.kind}`,
    `VERSION:    ${resource.version}`,
    '',
  ];
  const found = walk(root, path);
  if (!found.ok) return found;
  const { owner, field, type } = found.value;
  const struct = type === undefined ? root : structBehind(type);
  const lines = [...header];
  if (field !== undefined && type !== undefined) lines.push(`FIELD: ${field} <${typeText(type)}>`, '', '');
  lines.push('DESCRIPTION:');
  const ownText = field === undefined ? undefined : (documentationOf(owner, field) ?? NO_DESCRIPTION);
  if (ownText !== undefined) lines.push(...wrap(ownText, 4));
  if (struct !== undefined) {
    const text = documentationOf(struct) ?? (field === undefined ? NO_DESCRIPTION : undefined);
    if (text !== undefined) lines.push(...wrap(text, 4));
    lines.push('    ', 'FIELDS:', ...fieldLines(struct, recursive, 1, new Set([struct])));
  } else lines.push('    ');
  return { ok: true, value: `${lines.join('\n')}\n` };
}

interface Walked {
  owner: string;
  field: string | undefined;
  type: FieldType | undefined;
}

function walk(root: string, path: readonly string[]): Outcome<Walked> {
  let at: Walked = { owner: root, field: undefined, type: undefined };
  let struct: string | undefined = root;
  for (const name of path) {
    const type: FieldType | undefined = struct === undefined ? undefined : fieldsOf(struct).get(name)?.type;
    if (struct === undefined || type === undefined) return failed(`field "${name}" does not exist`);
    at = { owner: struct, field: name, type };
    struct = structBehind(type);
  }
  return { ok: true, value: at };
}

function structBehind(type: FieldType): string | undefined {
  if (type.is === 'list' || type.is === 'map') return structBehind(type.of);
  return type.is === 'struct' ? type.name : undefined;
}

const NAMES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int32: 'integer',
  int64: 'integer',
  quantity: 'Quantity',
  intOrString: 'IntOrString',
  time: 'string',
  bytes: 'string',
  any: 'Object',
};

function typeText(type: FieldType): string {
  if (type.is === 'list') return `[]${typeText(type.of)}`;
  if (type.is === 'map') return `map[string]${typeText(type.of)}`;
  if (type.is === 'struct') return type.name;
  return NAMES[type.is] ?? type.is;
}

function fieldLines(struct: string, recursive: boolean, depth: number, seen: ReadonlySet<string>): string[] {
  const indent = '  '.repeat(depth);
  return [...fieldsOf(struct)].flatMap(([name, { type }]) => {
    const line = `${indent}${name}\t<${typeText(type)}>`;
    if (!recursive) return [line, ...wrap(documentationOf(struct, name) ?? NO_DESCRIPTION, 4), ''];
    const inner = structBehind(type);
    if (inner === undefined || seen.has(inner)) return [line];
    return [line, ...fieldLines(inner, true, depth + 1, new Set([...seen, inner]))];
  });
}

function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(' '.repeat(indent) + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, ' '.repeat(indent) + line];
}
