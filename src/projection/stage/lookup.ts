/** The look-up on the stage: what one program asked CoreDNS, in its order, and what it was told. */
import type { DnsAnswer, Run } from '../../engine/run';
import { asService, objectAt } from '../objects';
import type { InstanceRecord, LookupRecord } from '../records';
import { indexOf } from '../runIndex';
import { countUntil, lastUntil } from '../search';
import { serviceOf } from './names';
import type { StageLookup, StageQuestion } from './types';

/** The look-up that was begun last, by one of the Pod's containers if a Pod is named, by the one that is named. */
export function lookupAt(run: Run, t: number, podUid?: string, only?: string): StageLookup | undefined {
  const index = indexOf(run);
  if (podUid === undefined) return stageLookup(run, lastUntil(index.lookups, t), t);
  let latest: LookupRecord | undefined;
  for (const container of index.pods.get(podUid)?.containers.values() ?? []) {
    if (only !== undefined && container.name !== only) continue;
    const instance = lastUntil(container.instances, t);
    const lookup = instance ? lastUntil(instance.lookups, t) : undefined;
    if (lookup && (!latest || lookup.atMs >= latest.atMs)) latest = lookup;
  }
  return stageLookup(run, latest, t);
}

function stageLookup(run: Run, record: LookupRecord | undefined, t: number): StageLookup | undefined {
  if (!record) return undefined;
  const instance = indexOf(run).instances.get(record.containerId);
  const process = instance?.processes.findLast(({ pid, atMs }) => pid === record.pid && atMs <= record.atMs);
  const before = instance ? countUntil(instance.lookups, record.atMs - 1) : 0;
  const { base } = record;
  const earlier = instance?.lookups[before - 1];
  const repeated = earlier?.base === base ? earlier : undefined;
  const exitCode = exitOf(instance, record, t) ?? exitOf(instance, repeated, t);
  return {
    lookup: record.lookup,
    container: instance ? `${instance.podUid}/${instance.container}` : '',
    containerName: instance?.container ?? '',
    atMs: record.atMs,
    program: process?.argv[0]?.replace(/^.*\//, '') ?? '',
    base,
    questions: repeated ? repeatedQuestions(record, repeated, t) : questionsAt(record, t),
    before,
    repeats: repeated !== undefined,
    ...(exitCode === undefined ? {} : { exitCode }),
    ...outsideOf(run, record, t),
  };
}

function outsideOf(run: Run, { queries }: LookupRecord, t: number): { outside?: string } {
  const server = queries[0]?.server;
  return server === undefined || server === clusterDnsAt(run, t) ? {} : { outside: server };
}

const CLUSTER_DNS = '10.96.0.10';

/** The address of CoreDNS' Service. */
export function clusterDnsAt(run: Run, t: number): string {
  const service = objectAt(run, t, 'Service', 'kube-system', 'kube-dns');
  return (service && asService(service)?.spec.clusterIP) ?? CLUSTER_DNS;
}

/** How the program that asked ended. The container's own process ends with it: that says nothing of a look-up. */
function exitOf(instance: InstanceRecord | undefined, record: LookupRecord | undefined, t: number): number | undefined {
  const exit = record && record.pid !== 1 ? instance?.processExits.get(record.pid) : undefined;
  return exit && exit.atMs <= t ? exit.status : undefined;
}

/** Whoever asks the same again knows the answer from last time until there is a new one. */
function repeatedQuestions(record: LookupRecord, earlier: LookupRecord, t: number): readonly StageQuestion[] {
  const now = new Map(questionsAt(record, t).map((question) => [question.name, question]));
  const known = questionsAt(earlier, t).map((old) => {
    const question = now.get(old.name);
    now.delete(old.name);
    return question?.answer ? question : old;
  });
  return [...known, ...now.values()];
}

/** A retry asks the same again: it is shown once, with the latest answer. */
function questionsAt(record: LookupRecord, t: number): readonly StageQuestion[] {
  const questions = new Map<string, StageQuestion>();
  for (const { name, type, atMs } of record.shown) {
    if (atMs > t) continue;
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
