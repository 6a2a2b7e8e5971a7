/** The rule of Kubernetes that a chain of causes rests on, and the page of kubernetes.io where it is written. */
import { sentence } from '../sentence';
import type { WhyLink } from './link';

interface Rule {
  readonly rule: string;
  readonly page: string;
  /** The codes of the links that bring it in. */
  readonly under: readonly string[];
}

const RULES: readonly Rule[] = [
  { rule: 'namespaces', page: 'dns', under: ['why.serviceElsewhere'] },
  { rule: 'serviceNames', page: 'dns', under: ['why.noService', 'why.found'] },
  { rule: 'dnsPolicy', page: 'dns', under: ['why.outsideDns'] },
  { rule: 'headless', page: 'service', under: ['why.headless'] },
  { rule: 'searchList', page: 'dns', under: ['why.noName', 'why.programFailsThough'] },
  {
    rule: 'endpoints',
    page: 'service',
    under: ['why.noEndpoints', 'why.noSelector', 'why.noMatch', 'why.notReadyEndpoint', 'why.endpoints'],
  },
  {
    rule: 'backOff',
    page: 'podLifecycle',
    under: ['why.backOff', 'kubelet.retry-init-container', 'kubelet.restart-container'],
  },
  { rule: 'sidecars', page: 'sidecars', under: ['kubelet.restart-sidecar'] },
  { rule: 'sidecarStarts', page: 'sidecars', under: ['why.startupProbe'] },
  { rule: 'never', page: 'initContainers', under: ['why.policy', 'kubelet.pod-failed'] },
  {
    rule: 'images',
    page: 'images',
    under: ['why.imageBackOff', 'why.blocked.image', 'why.pullError', 'transcript.pullFailed', 'why.pulling'],
  },
  { rule: 'volumeSource', page: 'volumes', under: ['why.volume', 'transcript.volumeFailed'] },
  { rule: 'scheduler', page: 'scheduler', under: ['why.unschedulable', 'scheduler.unschedulable'] },
  { rule: 'probes', page: 'probes', under: ['why.probeFails'] },
  {
    rule: 'termination',
    page: 'podLifecycle',
    under: ['why.terminating', 'why.deleting', 'kubelet.pod-deleted', 'kubelet.grace-period-over'],
  },
  { rule: 'sandbox', page: 'initContainers', under: ['kubelet.recreate-sandbox'] },
  { rule: 'emptyDir', page: 'volumes', under: ['why.file.written', 'why.file.removed', 'why.file.nobody'] },
  { rule: 'ownLayer', page: 'volumes', under: ['why.file.notMounted', 'why.file.ownLayer', 'why.file.lostLayer'] },
  { rule: 'mountHides', page: 'volumes', under: ['why.file.hidden'] },
  {
    rule: 'initOrder',
    page: 'initContainers',
    under: [
      'why.initWaits',
      'why.appWaits',
      'why.initRuns',
      'why.gateOpen',
      'kubelet.start-init-container',
      'kubelet.start-container',
    ],
  },
  { rule: 'ready', page: 'podLifecycle', under: ['why.ready'] },
];

const ruleUnder: ReadonlyMap<string, Rule> = new Map(RULES.flatMap((rule) => rule.under.map((code) => [code, rule])));

/** More than this would hide the chain behind its footnotes. */
const MOST = 2;

/** The rules of a chain, that of the deepest cause first. */
export function ruleLinks(chain: readonly WhyLink[]): readonly WhyLink[] {
  const found = new Map<string, WhyLink>();
  for (const { said } of [...chain].reverse()) {
    const { rule, page } = ruleUnder.get(said.code) ?? {};
    if (rule === undefined || found.has(rule) || found.size >= MOST) continue;
    found.set(rule, { said: sentence(`why.rule.${rule}`), end: 'rule', page: `why.page.${page}` });
  }
  return [...found.values()];
}
