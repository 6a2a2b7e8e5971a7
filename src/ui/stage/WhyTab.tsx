import { useCallback } from 'react';
import type { Run } from '../../engine/run';
import { largePodAt } from '../../projection/stageAt';
import type { YamlPlace } from '../../projection/why/link';
import type { WhySubject } from '../../projection/why/subject';
import { useAttention } from '../app/attention';
import type { Podflight } from '../app/usePodflight';
import type { EngineClient } from '../engine/engineClient';
import { DirectoryMicroscope } from '../microscopes/DirectoryMicroscope';
import { LookupMicroscope } from '../microscopes/LookupMicroscope';
import { WhyPanel } from './WhyPanel';
import { WhySubjects } from './WhySubjects';

/** The dock's "Why?": what was asked about, its chain of causes, and what can be looked at more closely. */
export default function WhyTab({ podflight, run }: { podflight: Podflight; run: Run }) {
  const { subject: chosen, pod, ask, show } = useAttention();
  const { atMs, jump, session } = podflight;
  const uid = largePodAt(run, atMs, pod)?.metadata.uid;
  const subject: WhySubject | undefined = chosen ?? (uid === undefined ? undefined : { kind: 'pod', uid });
  const onJump = useCallback(
    (to: number | undefined, yaml: YamlPlace | undefined) => {
      if (to !== undefined) jump(to);
      if (yaml && to === undefined) show(yaml);
    },
    [jump, show],
  );
  return (
    <div className="why-tab" data-testid="why">
      <WhySubjects run={run} atMs={atMs} pod={uid} subject={subject} onAsk={ask} />
      <WhyPanel run={run} t={atMs} subject={subject} onJump={onJump} />
      <Closer run={run} atMs={atMs} subject={subject} engine={session.engine} onJump={jump} onAsk={ask} />
    </div>
  );
}

interface CloserProps {
  run: Run;
  atMs: number;
  subject: WhySubject | undefined;
  engine: EngineClient;
  onJump(atMs: number): void;
  onAsk(subject: WhySubject): void;
}

/** The microscope that fits what was asked about. */
function Closer({ run, atMs, subject, engine, onJump, onAsk }: CloserProps) {
  const common = { run, atMs, engine, onJump };
  switch (subject?.kind) {
    case 'dns':
      return <LookupMicroscope {...common} podUid={subject.podUid} />;
    case 'container':
      return <LookupMicroscope {...common} podUid={subject.podUid} container={subject.container} />;
    case 'volume':
      return <DirectoryMicroscope {...common} onAsk={onAsk} podUid={subject.podUid} volume={subject.volume} />;
    case 'file':
      return <DirectoryMicroscope {...common} onAsk={onAsk} podUid={subject.podUid} file={subject} />;
    default:
      return null;
  }
}
