/** The fields of a text that are not simulated, or only approximately, where they stand. */
import { isRecord, textOf } from '../api/json';
import { fieldSupport, type Support } from './fieldSupport';
import { objectsOf } from './yaml/objects';
import type { ManifestDocument, Path, SourceRange } from './yaml/parsedFile';
import { keyRangeOf } from './yaml/ranges';

export interface SupportMark {
  support: Exclude<Support, 'simulated'>;
  /** As a reader would write it: `spec.containers[0].tty`. */
  field: string;
  /** The field's name in the text. */
  range: SourceRange;
}

const MOST_MARKS = 200;

/** The outermost such fields only. A kind that is not simulated at all is a finding of `diagnose`, and has no marks. */
export function supportMarks(documents: readonly ManifestDocument[]): SupportMark[] {
  return objectsOf(documents).flatMap((document) => {
    const { value, problem } = document;
    if (problem || !isRecord(value)) return [];
    const kind = textOf(value.kind);
    return fieldSupport(kind, []) === 'ignored' ? [] : marksBelow(document, kind, value, []);
  });
}

function marksBelow(document: ManifestDocument, kind: string, value: unknown, path: Path): SupportMark[] {
  const marks: SupportMark[] = [];
  const children: Iterable<[string | number, unknown]> = Array.isArray(value)
    ? value.entries()
    : isRecord(value)
      ? Object.entries(value)
      : [];
  for (const [step, child] of children) {
    if (marks.length >= MOST_MARKS) break;
    const childPath = [...path, step];
    const support = typeof step === 'string' ? fieldSupport(kind, childPath) : 'simulated';
    if (support === 'simulated') marks.push(...marksBelow(document, kind, child, childPath));
    else marks.push({ support, field: fieldText(childPath), range: keyRangeOf(document, childPath) });
  }
  return marks;
}

const fieldText = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
