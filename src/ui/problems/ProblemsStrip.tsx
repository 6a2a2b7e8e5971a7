import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert, Wrench } from 'lucide-react';
import { memo, useState } from 'react';
import type { SourceRange, TextEdit } from '../../manifest';
import type { FieldMark, Finding } from '../editor/editorProps';
import { useText } from '../text/TextContext';

export interface ProblemsStripProps {
  file: string;
  text: string;
  findings: readonly Finding[];
  marks: readonly FieldMark[];
  /** False until the text has been read for the first time. */
  known: boolean;
  /** False while the findings are about an earlier text: their fixes would miss. */
  current: boolean;
  onGo(range: SourceRange): void;
  onFix(edits: readonly TextEdit[]): void;
}

/** Under the editor, whichever it is: what is wrong and how to mend it, and what of it is not simulated. */
export const ProblemsStrip = memo(function ProblemsStrip(props: ProblemsStripProps) {
  const { file, text: content, findings, marks, known, current, onGo, onFix } = props;
  const { text } = useText();
  const [showsMarks, setShowsMarks] = useState(false);
  const line = (offset: number) => lineOf(content, offset);
  return (
    <section
      aria-label={text('problems.title', { file })}
      className="@container flex max-h-[45%] shrink-0 flex-col border-t border-line text-[13px]/5"
    >
      {(findings.length > 0 || (showsMarks && marks.length > 0)) && (
        <ul className="m-0 min-h-0 list-none overflow-auto p-0" data-testid="problems">
          {findings.map((finding) => (
            <FindingRow
              key={`${finding.range.start} ${finding.message}`}
              {...{ finding, current, onFix, onGo }}
              line={line(finding.range.start)}
            />
          ))}
          {showsMarks &&
            marks.map((mark) => <MarkRow key={mark.range.start} {...{ mark, onGo }} line={line(mark.range.start)} />)}
        </ul>
      )}
      <Summary {...{ findings, marks, known, showsMarks }} onMarks={() => setShowsMarks(!showsMarks)} />
    </section>
  );
});

const ICONS = { error: CircleAlert, warning: TriangleAlert, hint: TriangleAlert } as const;

interface FindingRowProps extends Pick<ProblemsStripProps, 'current' | 'onGo' | 'onFix'> {
  finding: Finding;
  line: number;
}

function FindingRow({ finding, line, current, onGo, onFix }: FindingRowProps) {
  const { text } = useText();
  const { severity, message, said, fixes, range } = finding;
  const Icon = ICONS[severity];
  return (
    <li className="border-t border-line first:border-t-0">
      <button type="button" className="problem-row" onClick={() => onGo(range)}>
        <Icon
          size={15}
          role="img"
          aria-label={text(severity === 'error' ? 'problems.error' : 'problems.warning')}
          className={`mt-0.5 shrink-0 ${severity === 'error' ? 'text-bad' : 'text-warn'}`}
        />
        <span className="min-w-0 break-words">
          {message}
          {said !== undefined && (
            <code className="mt-0.5 block font-mono text-xs text-faint">
              <span className="visually-hidden">{text('problems.said')} </span>
              {said}
            </code>
          )}
        </span>
        <LineNumber line={line} />
      </button>
      {fixes.length > 0 && (
        <div className="flex flex-wrap gap-1.5 pb-2 pl-9 pr-3">
          {fixes.map(({ title, edits }) => (
            <button key={title} type="button" className="fix-button" disabled={!current} onClick={() => onFix(edits)}>
              <Wrench size={12} aria-hidden />
              {title}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

function MarkRow({ mark, line, onGo }: { mark: FieldMark; line: number; onGo: ProblemsStripProps['onGo'] }) {
  return (
    <li className="border-t border-line first:border-t-0">
      <button type="button" className="problem-row" onClick={() => onGo(mark.range)}>
        <CircleDashed size={15} aria-hidden className="mt-0.5 shrink-0 text-faint" />
        <span className="min-w-0 break-words text-soft">{mark.message}</span>
        <LineNumber line={line} />
      </button>
    </li>
  );
}

function LineNumber({ line }: { line: number }) {
  const { text } = useText();
  return <span className="ml-auto shrink-0 pl-2 text-xs/5 text-faint">{text('problems.at', { line })}</span>;
}

interface SummaryProps extends Pick<ProblemsStripProps, 'findings' | 'marks' | 'known'> {
  showsMarks: boolean;
  onMarks(): void;
}

/** One line: how many problems, how many fields that are not simulated. */
function Summary({ findings, marks, known, showsMarks, onMarks }: SummaryProps) {
  const { text } = useText();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const ignored = marks.filter(({ support }) => support === 'ignored').length;
  const rough = marks.length - ignored;
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 border-t border-line px-3 py-1 text-xs text-faint first:border-t-0">
      {known && (
        <span role="status" className="flex items-center gap-1.5">
          {findings.length === 0 && <CircleCheck size={14} aria-hidden className="text-good" />}
          {findings.length === 0 && text('problems.none')}
          {errors > 0 && <b className="font-semibold text-bad">{counted(text, 'problems.errors', errors)}</b>}
          {warnings > 0 && <b className="font-semibold text-warn">{counted(text, 'problems.warnings', warnings)}</b>}
        </span>
      )}
      {marks.length > 0 && (
        <button
          type="button"
          aria-expanded={showsMarks}
          className="flex items-center gap-1.5 border-0 bg-transparent p-0 text-xs text-soft underline decoration-dotted underline-offset-2"
          onClick={onMarks}
        >
          <CircleDashed size={14} aria-hidden className="text-faint" />
          {[
            ...(ignored > 0 ? [counted(text, 'support.ignored', ignored)] : []),
            ...(rough > 0 ? [counted(text, 'support.approximated', rough)] : []),
          ].join(' · ')}
        </button>
      )}
      {findings.length + marks.length === 0 && (
        <span className="ml-auto hidden @md:inline">{text('editor.replay')}</span>
      )}
    </div>
  );
}

type Counted = 'problems.errors' | 'problems.warnings' | 'support.ignored' | 'support.approximated';

const counted = (text: ReturnType<typeof useText>['text'], code: Counted, count: number): string =>
  count === 1 ? text(`${code}.one`) : text(`${code}.many`, { count });

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
