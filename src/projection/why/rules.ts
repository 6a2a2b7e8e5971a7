/** The rule of Kubernetes that a chain of causes rests on, and the page of kubernetes.io where it is written. */
import { sentence } from '../sentence';
import type { WhyLink } from './link';

type Rule = readonly [rule: string, page: string];

const INIT_ORDER: Rule = ['initOrder', 'initContainers'];
const BACK_OFF: Rule = ['backOff', 'podLifecycle'];
const TERMINATION: Rule = ['termination', 'podLifecycle'];
const IMAGES: Rule = ['images', 'images'];
const ENDPOINTS: Rule = ['endpoints', 'service'];
const OWN_LAYER: Rule = ['ownLayer', 'volumes'];

/** By the code of the link that brings it in. */
const RULES: Readonly<Record<string, Rule>> = {
  'why.serviceElsewhere': ['namespaces', 'dns'],
  'why.noService': ['serviceNames', 'dns'],
  'why.noName': ['searchList', 'dns'],
  'why.programFailsThough': ['searchList', 'dns'],
  'why.found': ['serviceNames', 'dns'],
  'why.noEndpoints': ENDPOINTS,
  'why.noSelector': ENDPOINTS,
  'why.noMatch': ENDPOINTS,
  'why.notReadyEndpoint': ENDPOINTS,
  'why.endpoints': ENDPOINTS,
  'why.backOff': BACK_OFF,
  'kubelet.retry-init-container': BACK_OFF,
  'kubelet.restart-container': BACK_OFF,
  'kubelet.restart-sidecar': ['sidecars', 'sidecars'],
  'why.policy': ['never', 'initContainers'],
  'kubelet.pod-failed': ['never', 'initContainers'],
  'why.imageBackOff': IMAGES,
  'why.pullError': IMAGES,
  'transcript.pullFailed': IMAGES,
  'why.pulling': IMAGES,
  'why.volume': ['volumeSource', 'volumes'],
  'transcript.volumeFailed': ['volumeSource', 'volumes'],
  'why.unschedulable': ['scheduler', 'scheduler'],
  'scheduler.unschedulable': ['scheduler', 'scheduler'],
  'why.probeFails': ['probes', 'probes'],
  'why.terminating': TERMINATION,
  'why.deleting': TERMINATION,
  'kubelet.pod-deleted': TERMINATION,
  'kubelet.grace-period-over': TERMINATION,
  'kubelet.recreate-sandbox': ['sandbox', 'initContainers'],
  'why.file.written': ['emptyDir', 'volumes'],
  'why.file.notMounted': ['ownLayer', 'volumes'],
  'why.file.ownLayer': OWN_LAYER,
  'why.file.lostLayer': OWN_LAYER,
  'why.file.hidden': ['mountHides', 'volumes'],
  'why.file.removed': ['emptyDir', 'volumes'],
  'why.file.nobody': ['emptyDir', 'volumes'],
  'why.initWaits': INIT_ORDER,
  'why.appWaits': INIT_ORDER,
  'why.initRuns': INIT_ORDER,
  'why.gateOpen': INIT_ORDER,
  'kubelet.start-init-container': INIT_ORDER,
  'kubelet.start-container': INIT_ORDER,
  'why.ready': ['ready', 'podLifecycle'],
};

/** More than this would hide the chain behind its footnotes. */
const MOST = 2;

/** The rules of a chain, that of the deepest cause first. */
export function ruleLinks(chain: readonly WhyLink[]): readonly WhyLink[] {
  const found = new Map<string, WhyLink>();
  for (const { said } of [...chain].reverse()) {
    const known = Object.hasOwn(RULES, said.code) ? RULES[said.code] : undefined;
    if (!known || found.has(known[0]) || found.size >= MOST) continue;
    const [rule, page] = known;
    found.set(rule, { said: sentence(`why.rule.${rule}`), end: 'rule', page: `why.page.${page}` });
  }
  return [...found.values()];
}
