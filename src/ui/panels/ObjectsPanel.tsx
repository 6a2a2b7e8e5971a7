import { useState } from 'react';
import { printYaml } from '../../api/yamlPrint';
import type { Run } from '../../engine/run';
import { kindsOf, objectsAt } from '../../projection/objects';
import { useText } from '../text/TextContext';
import { Choice, Empty } from './parts';

const HIDDEN_KINDS = new Set(['Event', 'Node', 'Namespace', 'ServiceAccount', 'ControllerRevision']);

/** An object as the API server serves it at this moment, in YAML. */
export function ObjectsPanel({ run, atMs }: { run: Run; atMs: number }) {
  const { text } = useText();
  const [chosen, setChosen] = useState<string>();
  const objects = kindsOf(run)
    .filter((kind) => !HIDDEN_KINDS.has(kind))
    .flatMap((kind) => objectsAt(run, atMs, kind, run.scenario.namespace))
    .filter((object) => object.metadata.name !== 'kube-root-ca.crt' && object.metadata.name !== 'kubernetes');
  const keyOf = ({ kind, metadata }: (typeof objects)[number]) => `${kind.toLowerCase()}/${metadata.name}`;
  const preferred = objects.find(({ kind }) => kind === 'Pod') ?? objects[0];
  const current = objects.find((object) => keyOf(object) === chosen) ?? preferred;
  if (!current) return <Empty>{text('objects.empty')}</Empty>;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Choice
        label={text('objects.choose')}
        value={keyOf(current)}
        options={objects.map((object) => ({ value: keyOf(object), label: keyOf(object) }))}
        onChange={setChosen}
      />
      {/* A text area can be reached, scrolled and selected by keyboard. */}
      <textarea
        readOnly
        aria-label={keyOf(current)}
        value={printYaml(current)}
        wrap="off"
        spellCheck={false}
        className="min-h-0 w-full flex-1 resize-none border-0 bg-transparent px-4 pb-3 font-mono text-[13px]/5 outline-offset-[-2px]"
        data-testid="object"
      />
    </div>
  );
}
