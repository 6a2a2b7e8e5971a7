/**
 * How many objects one run holds: whoever asks for 100,000 replicas, or makes objects in an endless loop, is refused in
 * the words of a ResourceQuota of the simulator's own. Models plugin/pkg/admission resourcequota.
 */
import type { Result } from '../../api/meta';
import type { StoredKind } from '../context';
import { kindFacts } from './kinds';
import { forbidden } from './statusErrors';
import type { Storage } from './storage';

/** A node takes 110 Pods; the others show what waiting for a place looks like. */
const MOST_PODS = 500;
const MOST_OBJECTS = 2_000;

/** Why one object more is not taken; undefined if there is room. */
export function quotaRefusal(storage: Storage, kind: StoredKind, name: string): Result<never> | undefined {
  const most = kind === 'Pod' ? MOST_PODS : MOST_OBJECTS;
  const used = storage.count(kind);
  if (used < most) return undefined;
  const { resource, group } = kindFacts(kind);
  const counted = kind === 'Pod' ? 'pods' : `count/${group === '' ? resource : `${resource}.${group}`}`;
  const sums = `requested: ${counted}=1, used: ${counted}=${used}, limited: ${counted}=${most}`;
  return forbidden(resource, name, `exceeded quota: podflight, ${sums}`);
}
