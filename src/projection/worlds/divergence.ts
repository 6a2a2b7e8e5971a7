/** Where worlds part: the first moment from which their Pods are seen to differ, and what differs. */
import type { Run } from '../../engine/run';
import { lastUntil } from '../search';
import { ABSENT, type PodWaves, podWaves, type Wave } from './podWaves';

export interface Divergence {
  readonly atMs: number;
  /** The Pod's name in the first world that has it. */
  readonly pod: string;
  readonly of: 'status' | 'phase' | 'container';
  readonly container?: string;
  /** The value in each world, in their order; ABSENT where the Pod is not there. */
  readonly values: readonly string[];
}

/** A difference that is over sooner is the jitter of pulls and start-ups, not another story. */
export const LASTING_MS = 1_000;

/** Undefined if the worlds never differ for long enough to be seen. */
export function firstDivergence(runs: readonly Run[], lastingMs = LASTING_MS): Divergence | undefined {
  const worlds = runs.map(podWaves);
  // After the shortest run nothing is known of it: a world that ends does not differ.
  const endMs = Math.min(...runs.map((run) => run.endMs));
  let first: Divergence | undefined;
  for (const key of new Set(worlds.flatMap((pods) => pods.map((pod) => pod.key)))) {
    const pods = worlds.map((list) => list.find((pod) => pod.key === key));
    for (const found of differences(pods, endMs, lastingMs)) if (!first || found.atMs < first.atMs) first = found;
  }
  return first;
}

/** Which worlds never differ: for each world the first one that is like it. `[0, 0, 2]`: the first two are alike. */
export function alike(runs: readonly Run[]): readonly number[] {
  return runs.map((run, index) => {
    const twin = runs.findIndex((other, at) => at < index && firstDivergence([other, run]) === undefined);
    return twin < 0 ? index : twin;
  });
}

/** STATUS before containers before phase: of what differs at the same moment the most telling is said. */
function* differences(
  pods: readonly (PodWaves | undefined)[],
  endMs: number,
  lastingMs: number,
): Generator<Divergence> {
  const pod = pods.find((one) => one !== undefined)?.name ?? '';
  const compare = (waves: readonly Wave[]) => firstDifference(waves, endMs, lastingMs);
  const status = compare(pods.map((one) => one?.status ?? []));
  if (status) yield { ...status, pod, of: 'status' };
  for (const container of new Set(pods.flatMap((one) => [...(one?.containers.keys() ?? [])]))) {
    const state = compare(pods.map((one) => one?.containers.get(container) ?? []));
    if (state) yield { ...state, pod, of: 'container', container };
  }
  const phase = compare(pods.map((one) => one?.phase ?? []));
  if (phase) yield { ...phase, pod, of: 'phase' };
}

/** The first moment from which the values are not all equal for at least `lastingMs`. */
export function firstDifference(
  waves: readonly Wave[],
  endMs: number,
  lastingMs: number,
): { atMs: number; values: readonly string[] } | undefined {
  const moments = [...new Set(waves.flatMap((wave) => wave.map(({ atMs }) => atMs)))]
    .filter((atMs) => atMs <= endMs)
    .sort((a, b) => a - b);
  let begun: number | undefined;
  for (const atMs of moments) {
    const values = valuesAt(waves, atMs);
    const differ = values.some((value) => value !== values[0]);
    if (differ) begun ??= atMs;
    else if (begun !== undefined && atMs - begun >= lastingMs) return settled(waves, begun, lastingMs);
    else begun = undefined;
  }
  return begun === undefined || endMs - begun < lastingMs ? undefined : settled(waves, begun, lastingMs);
}

/** Within the first second values may still change: the moment is the first one, the words are those that stay. */
function settled(waves: readonly Wave[], atMs: number, lastingMs: number) {
  const later = valuesAt(waves, atMs + lastingMs);
  const values = later.some((value) => value !== later[0]) ? later : valuesAt(waves, atMs);
  return { atMs, values };
}

export const valuesAt = (waves: readonly Wave[], atMs: number): readonly string[] =>
  waves.map((wave) => lastUntil(wave, atMs)?.value ?? ABSENT);
