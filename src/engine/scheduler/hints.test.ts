import { expect, it } from 'vitest';
import type { NodeObject, Pod, PodSpec } from '../../api/core';
import { nodeChangeHelps } from './hints';

const node = (rest: { unschedulable?: boolean; disk?: string; cpu?: string; taint?: boolean } = {}): NodeObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-1', labels: rest.disk ? { disk: rest.disk } : {} },
  spec: {
    ...(rest.unschedulable ? { unschedulable: true } : {}),
    ...(rest.taint ? { taints: [{ key: 'k', effect: 'NoSchedule' }] } : {}),
  },
  status: { allocatable: { cpu: rest.cpu ?? '2', memory: '1Gi', pods: '110' } } as NodeObject['status'],
});
const pod = (spec: Partial<PodSpec> = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'a', resources: { requests: { cpu: '3' } } }], ...spec },
});
const wantsSsd = pod({ nodeSelector: { disk: 'ssd' } });

it.each([
  ['node(s) were unschedulable', pod(), node({ unschedulable: true }), node(), true],
  ['node(s) were unschedulable', pod(), node(), node({ disk: 'ssd' }), false],
  ["node(s) didn't match Pod's node affinity/selector", wantsSsd, node(), node({ disk: 'ssd' }), true],
  ["node(s) didn't match Pod's node affinity/selector", wantsSsd, node(), node({ unschedulable: true }), false],
  ['Insufficient cpu', pod(), node(), node({ cpu: '4' }), true],
  ['Insufficient cpu', pod(), node(), node({ disk: 'ssd' }), false],
  ['Insufficient cpu', pod(), node({ cpu: '4' }), node({ cpu: '4', disk: 'ssd' }), false],
  ['node(s) had untolerated taint(s)', pod(), node({ taint: true }), node(), true],
  ["node(s) didn't match pod affinity rules", pod(), node(), node({ cpu: '4' }), false],
])('%s: %#', (objection, waiting, before, after, helps) => {
  expect(nodeChangeHelps(objection, waiting, before, after)).toBe(helps);
  if (objection !== "node(s) didn't match pod affinity rules")
    expect(nodeChangeHelps(objection, waiting, undefined, node({ cpu: '9', disk: 'ssd' }))).toBe(true);
});
