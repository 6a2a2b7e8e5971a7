import { useState } from 'react';
import type { Run } from '../../engine/run';
import { podsAt } from '../../projection/objects';
import type { WhySubject } from '../../projection/why/subject';
import { useText } from '../text/TextContext';

interface FileQuestionProps {
  run: Run;
  atMs: number;
  onAsk(subject: WhySubject): void;
}

/** Asks about a path in a container, above all about one where nothing is. */
export function FileQuestion({ run, atMs, onAsk }: FileQuestionProps) {
  const { text } = useText();
  const [path, setPath] = useState('');
  const [chosen, setChosen] = useState<string>();
  const containers = podsAt(run, atMs)
    .filter(({ metadata }) => metadata.namespace === run.scenario.namespace)
    .flatMap(({ metadata, spec }) =>
      [...spec.containers, ...(spec.initContainers ?? [])].map(({ name }) => ({
        key: `${metadata.uid}/${name}`,
        podUid: metadata.uid ?? '',
        container: name,
        label: `${metadata.name} / ${name}`,
      })),
    );
  const current = containers.find(({ key }) => key === chosen) ?? containers[0];
  if (!current) return null;
  return (
    <form
      className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        const { podUid, container } = current;
        if (path.trim() !== '') onAsk({ kind: 'file', podUid, container, path: path.trim() });
      }}
    >
      <span className="text-soft">{text('why.file.ask')}</span>
      <input
        className="button min-w-0 flex-1 justify-start font-mono text-[13px]"
        aria-label={text('why.file.path')}
        placeholder="/work-dir/index.html"
        value={path}
        spellCheck={false}
        onChange={(event) => setPath(event.target.value)}
      />
      <select
        className="button min-w-0 font-mono text-[13px]"
        aria-label={text('why.file.in')}
        value={current.key}
        onChange={(event) => setChosen(event.target.value)}
      >
        {containers.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        {text('why.file.go')}
      </button>
    </form>
  );
}
