/** Reports, which hold codes and offsets, in the words of the reader and at the place of the text as it is now. */
import type { Diagnostic, SupportMark } from '../../manifest';
import type { FieldMark, Finding } from '../editor/editorProps';
import type { TextTools } from '../text/TextContext';
import { carryOver } from './carryOver';
import type { FileReport } from './protocol';

type Say = TextTools['textOf'];

export function findingsOf(report: FileReport | undefined, text: string, say: Say): readonly Finding[] {
  if (!report) return [];
  const carry = carryOver(report.text, text);
  return report.diagnostics.flatMap((diagnostic) => {
    const range = carry(diagnostic.range);
    return range ? [{ ...findingOf(diagnostic, say), range }] : [];
  });
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

export function marksOf(report: FileReport | undefined, text: string, say: Say): readonly FieldMark[] {
  if (!report) return [];
  const carry = carryOver(report.text, text);
  return report.marks.flatMap(({ support, field, range }) => {
    const carried = carry(range);
    return carried ? [{ support, field, range: carried, message: messageOf({ support, field }, say) }] : [];
  });
}

function messageOf({ support, field }: Pick<SupportMark, 'support' | 'field'>, say: Say): string {
  const code = `support.note.${field.split('.').at(-1) ?? ''}`;
  const note = say(code);
  const main = say(`support.${support}`, { field });
  return note === code ? main : `${main} ${note}`;
}
