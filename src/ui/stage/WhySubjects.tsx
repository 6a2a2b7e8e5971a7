import type { Run } from '../../engine/run';
import { largePodAt, stageAt } from '../../projection/stageAt';
import type { WhySubject } from '../../projection/why/subject';
import { type TextTools, useText } from '../text/TextContext';
import { formatMoment } from '../text/time';

interface WhySubjectsProps {
  run: Run;
  atMs: number;
  /** uid of the Pod that is shown large. */
  pod: string | undefined;
  subject: WhySubject | undefined;
  onAsk(subject: WhySubject): void;
}

/** Everything on the stage that can be asked about, as a list: the way to "why?" without a picture. */
export function WhySubjects({ run, atMs, pod, subject, onAsk }: WhySubjectsProps) {
  const tools = useText();
  const { text } = tools;
  const listed = subjectsAt(run, atMs, pod);
  const keys = new Set(listed.map(keyOf));
  const all = subject && !keys.has(keyOf(subject)) ? [...listed, subject] : listed;
  if (!subject || all.length === 0) return null;
  return (
    <label className="why-subjects">
      <span>{text('why.choose')}</span>
      <select
        className="button"
        value={keyOf(subject)}
        data-testid="why-subject"
        onChange={(event) => {
          const next = all.find((one) => keyOf(one) === event.target.value);
          if (next) onAsk(next);
        }}
      >
        {all.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {nameOf(run, one, tools)}
          </option>
        ))}
      </select>
      <span className="why-moment">{text('why.atThat', { at: formatMoment(atMs) })}</span>
    </label>
  );
}

const keyOf = (subject: WhySubject): string => Object.values(subject).join('\n');

function subjectsAt(run: Run, atMs: number, uid: string | undefined): readonly WhySubject[] {
  const { pod, otherPods, services, dns } = stageAt(run, atMs, uid === undefined ? {} : { pod: uid });
  if (!pod) return [];
  const podUid = pod.uid;
  return [
    { kind: 'pod', uid: podUid },
    ...[...pod.initContainers, ...pod.containers].map(
      ({ name }): WhySubject => ({ kind: 'container', podUid, container: name }),
    ),
    ...pod.volumes.map(({ name }): WhySubject => ({ kind: 'volume', podUid, volume: name })),
    ...(dns.lookup ? [{ kind: 'dns', podUid } as const] : []),
    ...services.map(({ namespace, name }): WhySubject => ({ kind: 'service', namespace, name })),
    ...otherPods.map(({ uid: other }): WhySubject => ({ kind: 'pod', uid: other })),
  ];
}

function nameOf(run: Run, subject: WhySubject, { text, textOf }: TextTools): string {
  const code = `why.subject.${subject.kind}` as const;
  if (subject.kind === 'station') return text(code, { station: textOf(`stage.station.${subject.station}`) });
  if (subject.kind !== 'pod') return text(code, subject);
  return text(code, { pod: largePodAt(run, Number.POSITIVE_INFINITY, subject.uid)?.metadata.name ?? '' });
}
