/**
 * Whether a change may let in a Pod that was refused: only then is it looked at again before its time. Models the
 * plug-ins' queueing hints, isSchedulableAfterNodeChange and isSchedulableAfterPodChange.
 */
import type { NodeObject, Pod } from '../../api/core';
import { matchesNodeSelector } from './affinity';
import { shortages, toleratesAll } from './filters';
import { amounts } from './podRequests';

/** `before` is undefined for a node that is new. */
export function nodeChangeHelps(
  objection: string,
  pod: Pod,
  before: NodeObject | undefined,
  after: NodeObject,
): boolean {
  const becomes = (holds: (node: NodeObject) => boolean) => holds(after) && !(before && holds(before));
  if (objection.includes('were unschedulable')) return becomes(({ spec }) => !spec.unschedulable);
  if (objection.includes('untolerated taint')) return becomes((node) => toleratesAll(pod, node));
  if (objection.includes('affinity/selector')) return becomes((node) => matchesNodeSelector(pod.spec, node));
  if (objection.startsWith('Insufficient') || objection === 'Too many pods') {
    const fits = (node: NodeObject) => shortages(pod, node, []).length === 0;
    return fits(after) && (!before || !fits(before) || hasGrown(before, after));
  }
  if (objection.includes('free ports')) return before === undefined;
  if (objection.includes('affinity rules') || objection.includes('topology spread'))
    return JSON.stringify(before?.metadata.labels) !== JSON.stringify(after.metadata.labels);
  return true;
}

function hasGrown(before: NodeObject, after: NodeObject): boolean {
  const had = amounts(before.status.allocatable);
  return Object.entries(amounts(after.status.allocatable)).some(([name, amount]) => amount > (had[name] ?? 0));
}
