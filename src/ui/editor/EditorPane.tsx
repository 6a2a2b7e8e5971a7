import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SourceRange, TextEdit } from '../../manifest';
import { type Described, isDescribed } from '../../projection/pointing';
import type { RunningSource } from '../../projection/runningSource';
import { SCENARIO_LIMITS } from '../../scenario/limits';
import { carryOver } from '../problems/carryOver';
import { applyEdits } from '../problems/edits';
import { findingsOf, marksOf } from '../problems/findings';
import { ProblemsStrip } from '../problems/ProblemsStrip';
import type { FileReport, FileReports } from '../problems/protocol';
import { type Thing, thingAt } from '../problems/thing';
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
  /** The container that is pointed at: then only its commands are lit. */
  source?: RunningSource | undefined;
  /** What is pointed at, to light its lines. */
  described?: Described | undefined;
  /** A place that another area wants to show; a new object for each wish. */
  shown?: { file: string; place: Place } | undefined;
  onFile(name: string): void;
  onText(name: string, text: string): void;
  onAdd(): void;
  onRemove(name: string): void;
  onApply(name: string): void;
  onRefused(sizeKb: number, mostKb: number): void;
  onPoint(thing: Described | undefined): void;
}

/**
 * File tabs over an editor (a text area at once, Monaco as soon as a mouse or keyboard shows the wish to edit) over what
 * there is to say about the file.
 */
export const EditorPane = memo(function EditorPane(props: EditorPaneProps) {
  const { files, file, dark, running, source, described, shown } = props;
  const { text: say, textOf } = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const pane = useRef<HTMLElement>(null);
  const rich = useRichEditor(pane, area);
  const [place, setPlace] = useState<{ file: string; place: Place }>();
  const text = files[file] ?? '';
  const reports = useReports(files);
  const report = Object.hasOwn(reports, file) ? reports[file] : undefined;
  const { sources, unknownImages } = running;
  const findings = useMemo(
    () => findingsOf(report, text, unknownImages, textOf),
    [report, text, unknownImages, textOf],
  );
  const marks = useMemo(() => marksOf(report, text, unknownImages, textOf), [report, text, unknownImages, textOf]);
  const lit = useMemo(() => litNow(report, text, source ? [source] : sources), [report, text, source, sources]);
  const pointed = useMemo(() => linesOf(report, text, described), [report, text, described]);
  useEffect(() => {
    if (shown) setPlace(shown);
  }, [shown]);
  const { change, fix, go, point } = useActions(props, text, report, setPlace);

  const editor: EditorProps = {
    file,
    text,
    label: say('editor.label', { file }),
    dark,
    lit,
    pointed,
    follow: followed(lit, pointed, described),
    findings,
    marks,
    place: place?.file === file ? place.place : undefined,
    selection: rich?.selection,
    onChange: change,
    onPoint: point,
    onLeave: () => pane.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus(),
  };
  return (
    // Above its neighbours: what the full editor proposes hangs over its edge.
    <section ref={pane} className="panel relative z-1 flex h-full min-h-0 flex-col" aria-label={say('editor.title')}>
      <FileTabs
        {...props}
        names={Object.keys(files)}
        wrong={useMemo(() => withErrors(reports), [reports])}
        pointed={useMemo(() => describing(reports, described), [reports, described])}
      />
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
function useActions(
  props: EditorPaneProps,
  text: string,
  report: FileReport | undefined,
  setPlace: (place: { file: string; place: Place }) => void,
) {
  const latest = useRef({ props, text, report });
  latest.current = { props, text, report };
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
  const point = useCallback((offset: number | undefined) => {
    const { props, report, text } = latest.current;
    // For the moment in which somebody types, lines are not where the report has them.
    const things = report?.text === text ? report.things : [];
    props.onPoint(offset === undefined ? undefined : thingAt(things, offset));
  }, []);
  return { change, fix, go, point };
}

function litNow(report: FileReport | undefined, text: string, running: readonly RunningSource[]): SourceRange[] {
  if (!report) return litVerbatim(text, running);
  const carry = carryOver(report.text, text);
  return litRanges(report.places, running).flatMap((range) => carry(range) ?? []);
}

function linesOf(report: FileReport | undefined, text: string, described: Described | undefined): SourceRange[] {
  if (!report || !described) return [];
  const carry = carryOver(report.text, text);
  return thingsLike(report, described).flatMap(({ range }) => carry(range) ?? []);
}

const thingsLike = ({ things }: FileReport, described: Described): readonly Thing[] =>
  things.filter((thing) => isDescribed(thing, described));

/** What runs, or what is pointed at. Of a whole Pod nothing: its manifest is in view as it is. */
function followed(lit: readonly SourceRange[], pointed: readonly SourceRange[], described: Described | undefined) {
  const isSmall = described?.part?.of === 'volume' || described?.kind === 'Service';
  return (isSmall ? pointed[0] : undefined) ?? lit[0];
}

/** The files in which it stands. */
const describing = (reports: FileReports, described: Described | undefined): ReadonlySet<string> =>
  new Set(
    Object.entries(reports).flatMap(([file, report]) =>
      described && thingsLike(report, described).length > 0 ? [file] : [],
    ),
  );

const withErrors = (reports: FileReports): ReadonlySet<string> =>
  new Set(
    Object.entries(reports).flatMap(([file, { diagnostics }]) =>
      diagnostics.some(({ severity }) => severity === 'error') ? [file] : [],
    ),
  );
