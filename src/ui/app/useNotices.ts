import { useState } from 'react';
import { PATIENCE_MS } from '../engine/engineClient';
import { TOO_LONG, UNREACHABLE } from '../engine/protocol';
import type { NoticeLine } from '../shell/Notices';
import { type TextTools, useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import type { Opening } from './opening';
import type { Podflight } from './usePodflight';

/** What the visitor should know now, without what they have put away. */
export function useNotices(
  podflight: Podflight,
  opening: Opening,
  refused: NoticeLine | undefined,
  clearRefused: () => void,
) {
  const { text } = useText();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const all: NoticeLine[] = [];
  if (opening.problem)
    all.push({
      id: 'link',
      level: 'warning',
      text: `${text(`link.${opening.problem}`)} ${text('link.default')}`,
    });
  if (refused) all.push(refused);
  const { problem } = podflight.session;
  if (problem !== undefined) {
    all.push({
      id: `problem:${problem}`,
      level: 'error',
      text: text('run.failed', { message: problemText(problem, text) }),
    });
  }
  const stopped = podflight.run?.stopped;
  if (stopped) {
    const at = formatMoment(stopped.atMs);
    all.push({ id: `stopped:${at}`, level: 'warning', text: text(`run.stopped.${stopped.code}`, { at, count: 3 }) });
  }
  return {
    notices: all.filter(({ id }) => !dismissed.has(id)),
    dismiss(id: string) {
      if (id === refused?.id) clearRefused();
      else setDismissed(new Set([...dismissed, id]));
    },
  };
}

function problemText(problem: string, text: TextTools['text']): string {
  if (problem === TOO_LONG) return text('run.tooLong', { seconds: PATIENCE_MS / 1000 });
  return problem === UNREACHABLE ? text('run.unreachable') : problem;
}
