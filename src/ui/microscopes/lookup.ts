/** One look-up unrolled: what was configured, what was asked in which order, what came back, how the program ended. */

import { resolvConfOf } from '../../engine/network/podFiles';
import type { DnsAnswer, Run } from '../../engine/run';
import { parseResolvConf } from '../../process/resolvConf';
import { asPod } from '../../projection/objects';
import type { LookupRecord } from '../../projection/records';
import { indexOf } from '../../projection/runIndex';
import { lookupAt } from '../../projection/stage/lookup';
import type { Trial } from './experiment';

export interface LookupRow {
  readonly name: string;
  readonly atMs: number;
  /** By type: an address, `NXDOMAIN`, `timeout`; undefined where it was not asked. */
  readonly answers: Readonly<Record<'A' | 'AAAA', AnswerText | undefined>>;
}

export interface AnswerText {
  readonly text: string;
  readonly ok: boolean;
}

export interface UnrolledLookup {
  readonly container: string;
  readonly image: string;
  readonly namespace: string;
  readonly argv: readonly string[];
  readonly atMs: number;
  /** What was asked for, before any suffix. */
  readonly base: string;
  readonly resolvConf: string;
  readonly ndots: number;
  readonly dots: number;
  readonly search: readonly string[];
  readonly rows: readonly LookupRow[];
  readonly exitCode: number | undefined;
}

export function unrollLookup(run: Run, t: number, podUid: string, container?: string): UnrolledLookup | undefined {
  const asked = lookupAt(run, t, podUid, container);
  const index = indexOf(run);
  const record = asked ? index.lookups.find(({ lookup }) => lookup === asked.lookup) : undefined;
  const instance = record ? index.instances.get(record.containerId) : undefined;
  const version = index.pods.get(podUid)?.versions.at(-1);
  const pod = version ? asPod(version.object) : undefined;
  if (!asked || !record || !instance || !pod) return undefined;
  const process = instance.processes.findLast(({ pid, atMs }) => pid === record.pid && atMs <= record.atMs);
  const resolvConf = resolvConfOf(pod).text.trim();
  const { ndots, search } = parseResolvConf(resolvConf);
  const base = asked.base.replace(/\.$/, '');
  return {
    container: instance.container,
    image: instance.image,
    namespace: instance.namespace,
    argv: process?.argv ?? instance.started?.argv ?? [],
    atMs: record.atMs,
    base,
    resolvConf,
    ndots,
    dots: base.split('.').length - 1,
    search,
    rows: rowsOf(record, t),
    exitCode: asked.exitCode,
  };
}

export function rowsOf(record: LookupRecord, t = Number.POSITIVE_INFINITY): readonly LookupRow[] {
  const rows = new Map<string, LookupRow>();
  for (const { name, type, atMs } of record.queries) {
    if (atMs > t || (type !== 'A' && type !== 'AAAA')) continue;
    const row = rows.get(name) ?? { name, atMs, answers: { A: undefined, AAAA: undefined } };
    const answer = record.answers.findLast((one) => one.name === name && one.type === type && one.atMs <= t);
    rows.set(name, { ...row, answers: { ...row.answers, [type]: answer ? textOf(answer) : { text: '…', ok: false } } });
  }
  return [...rows.values()];
}

function textOf({ reply, type }: DnsAnswer): AnswerText {
  if (typeof reply === 'string') return { text: reply, ok: false };
  const data = reply.answers.filter((record) => record.type === type).map((record) => record.data);
  if (data.length > 0) return { text: data.join(', '), ok: true };
  return { text: reply.rcode === 'NOERROR' ? 'no data' : reply.rcode, ok: false };
}

/** Images whose look-ups differ: busybox was rewritten twice, Alpine has another C library, Debian has BIND's tools. */
const IMAGES = [
  'busybox:1.28',
  'busybox:1.29',
  'busybox:1.36',
  'alpine:3.20',
  'registry.k8s.io/e2e-test-images/jessie-dnsutils:1.3',
];

/** The same question in each image: as it was put if a program for look-ups put it, else by nslookup. */
export function lookupTrials({ argv, base, image }: UnrolledLookup): readonly Trial[] {
  const program = argv[0]?.replace(/^.*\//, '') ?? '';
  const question = program === 'nslookup' && argv.length <= 4 ? argv : ['nslookup', base];
  const images = program === 'nslookup' && !IMAGES.includes(image) ? [image, ...IMAGES] : IMAGES;
  return images.map((one) => ({ image: one, argv: question }));
}
