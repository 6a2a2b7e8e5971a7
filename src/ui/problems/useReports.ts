import { useEffect, useRef, useState } from 'react';
import { spawnWorker } from '../engine/spawnWorker';
import manifestWorkerUrl from './manifestWorker?worker&url';
import type { FileReport, FileReports, FilesRead, ReadFiles } from './protocol';

/** Findings wait until the fingers rest this long. */
const TYPING_PAUSE_MS = 150;

const NONE: FileReports = {};

/**
 * What is known about the files, read in a worker of its own. Nothing is loaded before somebody touches the page. A report
 * may lag behind the text: `reportFor` gives only what fits.
 */
export function useReports(files: Readonly<Record<string, string>>): FileReports {
  const [reports, setReports] = useState(NONE);
  const touched = useTouched();
  const worker = useRef<Worker>(undefined);
  const lastId = useRef(0);

  useEffect(() => () => worker.current?.terminate(), []);
  useEffect(() => {
    if (!touched) return;
    const ask = () => {
      if (!worker.current) {
        worker.current = spawnWorker(manifestWorkerUrl, 'manifest');
        worker.current.onmessage = ({ data }: MessageEvent<FilesRead>) => {
          if (data.id === lastId.current) setReports(data.reports);
        };
      }
      const question: ReadFiles = { id: ++lastId.current, files };
      worker.current.postMessage(question);
    };
    const timer = setTimeout(ask, worker.current ? TYPING_PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [files, touched]);
  return reports;
}

export const reportFor = (reports: FileReports, file: string, text: string): FileReport | undefined => {
  const report = Object.hasOwn(reports, file) ? reports[file] : undefined;
  return report?.text === text ? report : undefined;
};

/** Whether somebody has clicked, typed or come near yet. */
function useTouched(): boolean {
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) return;
    const note = () => setTouched(true);
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const;
    for (const kind of kinds) addEventListener(kind, note, { once: true, passive: true });
    return () => {
      for (const kind of kinds) removeEventListener(kind, note);
    };
  }, [touched]);
  return touched;
}
