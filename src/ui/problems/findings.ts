/** Reports, which hold codes and offsets, in the words of the reader and at the place of the text as it is now. */
import type { Diagnostic, SourceRange, SupportMark } from '../../manifest';
import type { FieldMark, Finding } from '../editor/editorProps';
import type { TextTools } from '../text/TextContext';
import { carryOver } from './carryOver';
import type { FileReport } from './protocol';

type Say = TextTools['textOf'];

/** `unknownImages`: those that the run met and that no catalogue has. */
export function findingsOf(
  report: FileReport | undefined,
  text: string,
  unknownImages: ReadonlySet<string>,
  say: Say,
): readonly Finding[] {
  if (!report) return [];
  const carry = carryOver(report.text, text);
  return [...report.diagnostics, ...undescribed(report, unknownImages)]
    .flatMap((diagnostic) => {
      const range = carry(diagnostic.range);
      return range ? [{ ...findingOf(diagnostic, say), range: firstLine(range, text) }] : [];
    })
    .sort((left, right) => RANK[left.severity] - RANK[right.severity] || left.range.start - right.range.start);
}

/** What is best told to the simulation: what a container does whose image nobody knows. */
const undescribed = ({ places }: FileReport, unknownImages: ReadonlySet<string>): Diagnostic[] =>
  places.flatMap(({ image }) =>
    image && image.describe.length > 0 && unknownImages.has(image.text)
      ? [
          {
            severity: 'hint',
            code: UNKNOWN,
            params: { image: image.text },
            range: image.range,
            fixes: image.describe,
          } satisfies Diagnostic,
        ]
      : [],
  );

const UNKNOWN = 'kubelet.image-unknown';

const RANK = { error: 0, warning: 1, hint: 2 } as const;

/** What is said of a whole container is shown at its first line: underlining everything would hide the rest. */
function firstLine({ start, end }: SourceRange, text: string): SourceRange {
  const lineEnd = text.indexOf('\n', start);
  return { start, end: lineEnd > start && lineEnd < end ? lineEnd : end };
}

function findingOf({ severity, code, params, said, fixes }: Diagnostic, say: Say): Omit<Finding, 'range'> {
  return {
    severity,
    message: say(code, params),
    // Some sentences quote the cluster anyway.
    said: said === undefined || said.endsWith(String(params.message)) ? undefined : said,
    fixes: fixes.map((fix) => ({ title: say(fix.code, fix.params), edits: fix.edits })),
  };
}

/** What is not simulated, or not quite; unknown images only once it was said what they do. */
export function marksOf(
  report: FileReport | undefined,
  text: string,
  unknownImages: ReadonlySet<string>,
  say: Say,
): readonly FieldMark[] {
  if (!report) return [];
  const carry = carryOver(report.text, text);
  const fields = report.marks.map((mark) => ({ ...mark, message: messageOf(mark, say) }));
  const images = report.places.flatMap(({ image }) =>
    image && image.describe.length === 0 && unknownImages.has(image.text)
      ? [
          {
            support: 'approximated' as const,
            field: 'image',
            range: image.range,
            message: say(UNKNOWN, { image: image.text }),
          },
        ]
      : [],
  );
  return [...fields, ...images]
    .flatMap((mark) => {
      const range = carry(mark.range);
      return range ? [{ ...mark, range }] : [];
    })
    .sort((left, right) => left.range.start - right.range.start);
}

function messageOf({ support, field }: Pick<SupportMark, 'support' | 'field'>, say: Say): string {
  const code = `support.note.${field.split('.').at(-1) ?? ''}`;
  const own = say(code);
  const note = own === code ? say(`support.note.${support}`) : own;
  const main = say(`support.${support}`, { field });
  return main.endsWith('。') ? `${main}${note}` : `${main} ${note}`;
}
