/** One scenario in several worlds: the same but for one thing. */
import type { Scenario } from '../../scenario/scenario';
import { type Sentence, sentence } from '../sentence';
import { busyboxTagsIn, restartPolicyOf, withBusybox, withRestartPolicy } from './manifestEdits';
import { isManifest } from './podSpecs';
import { serviceOrders } from './serviceOrder';

export interface World {
  readonly key: string;
  readonly name: Sentence;
  readonly scenario: Scenario;
  /** It is the scenario as the page has it. */
  readonly asWritten: boolean;
}

export const VARIATIONS = ['policy', 'busybox', 'services', 'edit'] as const;
export type Variation = (typeof VARIATIONS)[number];

const POLICIES = ['Always', 'OnFailure', 'Never'] as const;

/** What Docker Hub's `busybox` without a tag is. Naming it keeps imagePullPolicy IfNotPresent: only the version differs. */
const NEWEST = '1.36';
const OLD = '1.28';

/**
 * The worlds of a variation, two or three. None where the scenario has nothing to vary.
 * `original`: the scenario before the reader's edits, for `edit`.
 */
export function worldsOf(variation: Variation, scenario: Scenario, original: Scenario): readonly World[] {
  switch (variation) {
    case 'policy':
      return policyWorlds(scenario);
    case 'busybox':
      return busyboxWorlds(scenario);
    case 'services':
      return serviceWorlds(scenario);
    case 'edit':
      return editWorlds(scenario, original);
  }
}

function policyWorlds(scenario: Scenario): readonly World[] {
  if (!manifestsOf(scenario).some(([, text]) => restartPolicyOf(text) !== undefined)) return [];
  return POLICIES.map((policy) => {
    const changed = withManifests(scenario, (text) => withRestartPolicy(text, policy));
    return world(`policy-${policy}`, sentence('worlds.name.policy', { policy }), changed, scenario);
  });
}

function busyboxWorlds(scenario: Scenario): readonly World[] {
  if (!manifestsOf(scenario).some(([, text]) => busyboxTagsIn(text).length > 0)) return [];
  const prepared = withImages(scenario, [`busybox:${OLD}`, `busybox:${NEWEST}`]);
  return [OLD, NEWEST].map((tag) => {
    const changed = withManifests(scenario, (text) => withBusybox(text, tag));
    const name = sentence(tag === NEWEST ? 'worlds.name.busyboxNewest' : 'worlds.name.busybox', { tag });
    return { ...world(`busybox-${tag}`, name, changed, scenario), scenario: { ...prepared, files: changed.files } };
  });
}

/** Both images are on the node if any busybox is: a pull in one world only would hide what the versions do. */
function withImages(scenario: Scenario, images: readonly string[]): Scenario {
  const { node } = scenario;
  if (!node) return scenario;
  const onNode = node.images?.some((image) => /^(?:docker\.io\/library\/)?busybox(?::|$)/.test(image)) ?? false;
  return {
    ...scenario,
    node: {
      ...node,
      ...(node.images && onNode ? { images: [...new Set([...node.images, ...images])] } : {}),
      ...(node.registry ? { registry: [...new Set([...node.registry, ...images])] } : {}),
    },
  };
}

function serviceWorlds(scenario: Scenario): readonly World[] {
  const orders = serviceOrders(scenario);
  if (!orders) return [];
  const seconds = Math.round(orders.laterMs / 100) / 10;
  return [
    world('services-before', sentence('worlds.name.servicesBefore'), orders.before, scenario),
    world('services-after', sentence('worlds.name.servicesAfter', { seconds }), orders.after, scenario),
  ];
}

function editWorlds(scenario: Scenario, original: Scenario): readonly World[] {
  const before = { ...scenario, files: original.files };
  if (sameFiles(original, scenario)) return [];
  return [
    world('edit-before', sentence('worlds.name.editBefore'), before, scenario),
    world('edit-after', sentence('worlds.name.editAfter'), scenario, scenario),
  ];
}

function world(key: string, name: Sentence, scenario: Scenario, written: Scenario): World {
  const asWritten = sameFiles(scenario, written) && JSON.stringify(scenario.steps) === JSON.stringify(written.steps);
  return { key, name, scenario, asWritten };
}

function sameFiles({ files: a }: Scenario, { files: b }: Scenario): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** The manifests that a step names; all of them if none does (`-f .`). What nobody applies is left alone. */
function manifestsOf({ files, steps }: Scenario): readonly (readonly [name: string, text: string])[] {
  const all = Object.entries(files).filter(([name]) => isManifest(name));
  const named = all.filter(([name]) => steps.some(({ run }) => run.includes(name)));
  return named.length > 0 ? named : all;
}

function withManifests(scenario: Scenario, change: (text: string) => string): Scenario {
  const changed = manifestsOf(scenario).map(([name, text]) => [name, change(text)]);
  return { ...scenario, files: { ...scenario.files, ...Object.fromEntries(changed) } };
}
