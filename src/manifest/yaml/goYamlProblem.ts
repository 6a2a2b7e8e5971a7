/**
 * Why a document is not YAML, in go-yaml 2's words: `yaml: line 7: did not find expected key`.
 * The reader's own errors are translated; go-yaml numbers scanner errors by their line and parser errors by the line before.
 */
import type { Document, YAMLParseError } from 'yaml';
import type { YamlProblem } from './parsedFile';

interface Words {
  text: string;
  /** go-yaml's scanner counts lines from 1, its parser reports the line before. */
  by: 'scanner' | 'parser';
}

export function goYamlProblem(text: string, tree: Document): YamlProblem | undefined {
  const control = controlCharacter(text);
  if (control !== undefined)
    return { message: 'yaml: control characters are not allowed', range: { start: control, end: control + 1 } };
  const error = tree.errors[0];
  if (!error) return undefined;
  const at = Math.min(error.pos[0], text.length);
  const words = wordsFor(error, text, at);
  const line = lineOf(text, at) + (words.by === 'scanner' ? 0 : -1);
  const where = line > 0 ? `line ${line}: ` : '';
  return {
    message: `yaml: ${where}${words.text}`,
    range: { start: at, end: Math.max(at + 1, Math.min(error.pos[1], text.length)) },
  };
}

function controlCharacter(text: string): number | undefined {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return index;
    if (code === 0x7f) return index;
  }
  return undefined;
}

const lineOf = (text: string, offset: number): number => {
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < offset; index = text.indexOf('\n', index + 1)) line++;
  return line;
};

const parser = (text: string): Words => ({ text, by: 'parser' });
const scanner = (text: string): Words => ({ text, by: 'scanner' });

function wordsFor(error: YAMLParseError, text: string, at: number): Words {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return scanner('found character that cannot start any token');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return scanner('mapping values are not allowed in this context');
    case 'MISSING_CHAR':
      return missingCharacter(error.message);
    case 'BAD_DQ_ESCAPE':
      return parser('found unknown escape character');
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return scanner("could not find expected ':'");
    case 'BAD_SCALAR_START':
      return text[at] === '%' || text[at] === '@' || text[at] === '`'
        ? scanner('found character that cannot start any token')
        : parser('did not find expected key');
    case 'BAD_ALIAS':
      return scanner('did not find expected alphabetic or numeric character');
    case 'MULTIPLE_TAGS':
    case 'MULTIPLE_ANCHORS':
      return parser('did not find expected node content');
    case 'TAG_RESOLVE_FAILED':
      return parser('found undefined tag handle');
    default:
      return fromMessage(error.message);
  }
}

function missingCharacter(message: string): Words {
  if (/quote/.test(message)) return scanner('found unexpected end of stream');
  if (/Implicit map key|Implicit keys/.test(message)) return scanner("could not find expected ':'");
  return scanner("could not find expected ':'");
}

function fromMessage(message: string): Words {
  if (/flow map|Flow map/.test(message)) return parser("did not find expected ',' or '}'");
  if (/flow seq|Flow seq|flow collection|Flow sequence/.test(message))
    return parser("did not find expected ',' or ']'");
  if (/block sequence|Sequence continuation|sequence as a mapping/i.test(message))
    return parser("did not find expected '-' indicator");
  if (/block scalar|Block scalar/i.test(message)) return scanner('did not find expected comment or line break');
  if (/quote/.test(message)) return scanner('found unexpected end of stream');
  if (/Nested mappings|Block collections are not allowed/.test(message))
    return scanner('mapping values are not allowed in this context');
  return parser('did not find expected key');
}
