import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SourceRange, TextEdit } from '../../manifest';
import type { RunningSource } from '../../projection/runningSource';
import { SCENARIO_LIMITS } from '../../scenario/limits';
import { carryOver } from '../problems/carryOver';
import { applyEdits } from '../problems/edits';
import { findingsOf, marksOf } from '../problems/findings';
import { ProblemsStrip } from '../problems/ProblemsStrip';
import type { FileReport, FileReports } from '../problems/protocol';
import { useReports } from '../problems/useReports';
import { useText } from '../text/TextContext';
import './editor.css';
import type { EditorProps, Place } from './editorProps';
import { FileTabs } from './FileTabs';
import { litRanges, litVerbatim } from './litRanges';
import { PlainEditor } from './PlainEditor';
import { useRichEditor } from './useRichEditor';
import type { Running } from './useRunning';

export interface EditorPaneProps {
  files: Readonly<Record<string, string>>;
  file: string;
  dark: boolean;
  /** What containers do now: it is lit where it is written. */
  running: Running;
  /** The container that is pointed at elsewhere: then only its commands are lit. */
  pointed?: RunningSource | undefined;
  /** A place that another area wants to show; a new object for each wish. */
  shown?: { file: string; place: Place } | undefined;
  onFile(name: string): void;
  onText(name: string, text: string): void;
  onAdd(): void;
  onRemove(name: string): void;
  onApply(name: string): void;
  onRefused(sizeKb: number, mostKb: number): void;
}

/**
 * File tabs over an editor (a text area at once, Monaco as soon as a mouse or keyboard shows the wish to edit) over what
 * there is to say about the file.
 */
export const EditorPane = memo(function EditorPane(props: EditorPaneProps) {
  const { files, file, dark, running, pointed, shown } = props;
  const { text: say, textOf } = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const pane = useRef<HTMLElement>(null);
  const rich = useRichEditor(pane, area);
  const [place, setPlace] = useState<{ file: string; place: Place }>();
  const text = files[file] ?? '';
  const reports = useReports(files);
  const report = Object.hasOwn(reports, file) ? reports[file] : undefined;
  const findings = useMemo(() => findingsOf(report, text, textOf), [report, text, textOf]);
  const { sources, unknownImages } = running;
  const marks = useMemo(() => marksOf(report, text, unknownImages, textOf), [report, text, unknownImages, textOf]);
  const lit = useMemo(() => litNow(report, text, pointed ? [pointed] : sources), [report, text, pointed, sources]);
  useEffect(() => {
    if (shown) setPlace(shown);
  }, [shown]);
  const { change, fix, go } = useActions(props, text, setPlace);

  const editor: EditorProps = {
    file,
    text,
    label: say('editor.label', { file }),
    dark,
    lit,
    findings,
    marks,
    place: place?.file === file ? place.place : undefined,
    selection: rich?.selection,
    onChange: change,
    onLeave: () => pane.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(),
  };
  return (
    <section ref={pane} className="panel flex h-full min-h-0 flex-col" aria-label={say('editor.title')}>
      <FileTabs {...props} names={Object.keys(files)} wrong={useMemo(() => withErrors(reports), [reports])} />
      <div className="relative min-h-0 flex-1">
        {rich ? <rich.Editor {...editor} /> : <PlainEditor {...editor} area={area} />}
      </div>
      <ProblemsStrip
        file={file}
        text={text}
        findings={findings}
        marks={marks}
        known={report !== undefined}
        current={report?.text === text}
        onGo={go}
        onFix={fix}
      />
    </section>
  );
});

/** What the editor and the strip do; the same functions from frame to frame, so that the strip can rest. */
function useActions(props: EditorPaneProps, text: string, setPlace: (place: { file: string; place: Place }) => void) {
  const latest = useRef({ props, text });
  latest.current = { props, text };
  const change = useCallback((next: string) => {
    const { props } = latest.current;
    const most = SCENARIO_LIMITS.fileCharacters;
    const fits = next.length <= most;
    if (fits) props.onText(props.file, next);
    else props.onRefused(Math.round(next.length / 1024), Math.round(most / 1024));
    return fits;
  }, []);
  const fix = useCallback(
    (edits: readonly TextEdit[]) => void change(applyEdits(latest.current.text, edits)),
    [change],
  );
  const go = useCallback(
    (range: SourceRange) => setPlace({ file: latest.current.props.file, place: { range } }),
    [setPlace],
  );
  return { change, fix, go };
}

function litNow(report: FileReport | undefined, text: string, running: readonly RunningSource[]): SourceRange[] {
  if (!report) return litVerbatim(text, running);
  const carry = carryOver(report.text, text);
  return litRanges(report.places, running).flatMap((range) => carry(range) ?? []);
}

const withErrors = (reports: FileReports): ReadonlySet<string> =>
  new Set(
    Object.entries(reports).flatMap(([file, { diagnostics }]) =>
      diagnostics.some(({ severity }) => severity === 'error') ? [file] : [],
    ),
  );
