import { ClipboardCopy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Run } from '../../engine/run';
import { stageAt } from '../../projection/stageAt';
import { transcriptAt } from '../../projection/transcript';
import type { Podflight } from '../app/usePodflight';
import { usePointingRow } from '../panels/usePointingRow';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';

/** The run so far in sentences: the full equivalent of the picture. A moment is a way to go there. */
export default function TranscriptPanel({ podflight, run }: { podflight: Podflight; run: Run }) {
  const { text, textOf } = useText();
  const { atMs, jump, lesson } = podflight;
  const pointing = usePointingRow(run);
  const lines = transcriptAt(run, atMs);
  const now = stageAt(run, atMs).caption.map(({ code, params }) => textOf(code, params));
  const list = useRef<HTMLOListElement>(null);
  const count = lines.length;
  useEffect(() => {
    if (count > 0) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  const explanation = () => {
    const scenario = lesson ? textOf(`lesson.${lesson.id}.title`) : text('nav.lesson.own');
    const rows = lines.map(({ atMs: at, said }) => `${formatMoment(at)}  ${textOf(said.code, said.params)}`);
    const heading = text('transcript.heading', { scenario, at: formatMoment(atMs) });
    return [heading, '', ...rows, '', `${text('transcript.now')}: ${now.join(' ')}`].join('\n');
  };
  return (
    <div className="transcript" data-testid="transcript">
      <div className="transcript-head">
        <p>{now.join(' ')}</p>
        <CopyButton textToCopy={explanation} />
      </div>
      {lines.length === 0 ? (
        <p className="why-empty">{text('transcript.empty')}</p>
      ) : (
        <ol ref={list} aria-label={text('transcript.label')}>
          {lines.map(({ atMs: at, sequence, said }) => (
            <li key={sequence} className="pointing-row" {...pointing.ofEvent(sequence)}>
              <button type="button" title={text('why.jump', { at: formatMoment(at) })} onClick={() => jump(at)}>
                {formatMoment(at)}
              </button>
              <span>{textOf(said.code, said.params)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function CopyButton({ textToCopy }: { textToCopy(): string }) {
  const { text } = useText();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        // Frames without the permission refuse: then nothing is claimed.
        navigator.clipboard?.writeText(textToCopy()).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      <ClipboardCopy size={15} aria-hidden />
      <span aria-live="polite">{text(copied ? 'transcript.copied' : 'transcript.copy')}</span>
    </button>
  );
}
