/** The look-up on the stage: what one program asked CoreDNS, in its order, and what it was told. */
import type { DnsAnswer, Run } from '../../engine/run';
import type { LookupRecord } from '../records';
import { indexOf } from '../runIndex';
import { countUntil, lastUntil } from '../search';
import { commonBase, isShown, serviceOf } from './names';
import type { StageLookup, StageQuestion } from './types';

/** The look-up that was begun last, by one of the Pod's containers if a Pod is named. */
export function lookupAt(run: Run, t: number, podUid?: string): StageLookup | undefined {
  const index = indexOf(run);
  if (podUid === undefined) return stageLookup(run, lastUntil(index.lookups, t), t);
  let latest: LookupRecord | undefined;
  for (const container of index.pods.get(podUid)?.containers.values() ?? []) {
    const instance = lastUntil(container.instances, t);
    const lookup = instance ? lastUntil(instance.lookups, t) : undefined;
    if (lookup && (!latest || lookup.atMs >= latest.atMs)) latest = lookup;
  }
  return stageLookup(run, latest, t);
}

function stageLookup(run: Run, record: LookupRecord | undefined, t: number): StageLookup | undefined {
  if (!record) return undefined;
  const instance = indexOf(run).instances.get(record.containerId);
  const exit = instance?.processExits.get(record.pid);
  const process = instance?.processes.findLast(({ pid, atMs }) => pid === record.pid && atMs <= record.atMs);
  const questions = questionsAt(record, t);
  return {
    lookup: record.lookup,
    container: instance ? `${instance.podUid}/${instance.container}` : '',
    containerName: instance?.container ?? '',
    atMs: record.atMs,
    program: process?.argv[0]?.replace(/^.*\//, '') ?? '',
    base: commonBase(record.queries.filter(isShown).map(({ name }) => name)),
    questions,
    before: instance ? countUntil(instance.lookups, record.atMs - 1) : 0,
    ...(exit && exit.atMs <= t && record.pid !== 1 ? { exitCode: exit.status } : {}),
  };
}

/** A retry asks the same again: it is shown once, with the latest answer. AAAA is shown only where A is not asked. */
function questionsAt(record: LookupRecord, t: number): readonly StageQuestion[] {
  const questions = new Map<string, StageQuestion>();
  const asksA = new Set(record.queries.filter(({ type }) => type === 'A').map(({ name }) => name));
  for (const query of record.queries) {
    const { name, type, atMs } = query;
    if (atMs > t || !isShown(query) || (type === 'AAAA' && asksA.has(name))) continue;
    const answer = record.answers.findLast((one) => one.name === name && one.type === type && one.atMs <= t);
    questions.set(`${name} ${type}`, { name, type, atMs, ...(answer ? { answer: answerOf(answer) } : {}) });
  }
  return [...questions.values()];
}

function answerOf(answer: DnsAnswer): NonNullable<StageQuestion['answer']> {
  const { reply, atMs, elsewhere = [] } = answer;
  if (typeof reply === 'string') return { atMs, ok: false, text: reply, elsewhere };
  const records = reply.answers.filter(({ type }) => type === answer.type);
  const text = records.map(({ data }) => data).join(', ');
  if (reply.rcode === 'NOERROR') return { atMs, ok: records.length > 0, text: text || 'no data', elsewhere };
  return { atMs, ok: false, text: reply.rcode, elsewhere };
}

/** The question that a look-up is about: one that was answered, else one that names a Service, else the last. */
export function decisiveQuestion({ questions }: StageLookup): StageQuestion | undefined {
  const answered = questions.filter(({ answer }) => answer);
  return answered.find(({ answer }) => answer?.ok) ?? answered.find(({ name }) => serviceOf(name)) ?? answered.at(-1);
}
