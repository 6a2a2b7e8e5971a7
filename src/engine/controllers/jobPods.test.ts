import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pod } from '../../api/core';
import type { Job, PodFailurePolicyRule } from '../../api/workloads';
import { judgeFailure } from './jobFailurePolicy';
import { indexesIn, indexRanges } from './jobPods';

describe('completed indexes', () => {
  it.each([
    [[], undefined],
    [[3], '3'],
    [[1, 0], '0,1'],
    [[0, 1, 2, 4, 6, 7], '0-2,4,6,7'],
  ])('%j: %s', (indexes, text) => expect(indexRanges(indexes)).toBe(text));

  it('are read back as they were', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), (indexes) => {
        expect(indexesIn(indexRanges(indexes))).toEqual([...indexes].sort((a, b) => a - b));
      }),
    );
  });
});

describe('a failure policy', () => {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'load-x', namespace: 'default' },
    spec: { containers: [] },
    status: {
      phase: 'Failed',
      conditions: [{ type: 'DisruptionTarget', status: 'True' }],
      containerStatuses: [
        {
          name: 'c',
          ready: false,
          restartCount: 0,
          image: '',
          imageID: '',
          state: { terminated: { exitCode: 42, reason: 'Error' } },
        },
      ],
    },
  };
  const judge = (...rules: PodFailurePolicyRule[]) =>
    judgeFailure(
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {},
        spec: { template: { spec: { containers: [] } }, podFailurePolicy: { rules } },
      } as Job,
      pod,
    );
  const exitCodes = (operator: 'In' | 'NotIn', ...values: number[]) => ({ operator, values });

  it('fails the Job in the words of its controller', () => {
    expect(judge({ action: 'FailJob', onExitCodes: exitCodes('In', 42) }).failJob).toBe(
      'Container c for pod default/load-x failed with exit code 42 matching FailJob rule at index 0',
    );
    const other = { action: 'Ignore', onExitCodes: { containerName: 'd', ...exitCodes('In', 42) } } as const;
    expect(judge(other, { action: 'FailJob', onPodConditions: [{ type: 'DisruptionTarget' }] }).failJob).toBe(
      'Pod default/load-x has condition DisruptionTarget matching FailJob rule at index 1',
    );
  });

  it('ignores, counts, or does not match', () => {
    expect(judge({ action: 'Ignore', onExitCodes: exitCodes('NotIn', 1) })).toEqual({ counts: false });
    expect(judge({ action: 'Count', onExitCodes: exitCodes('In', 42) })).toEqual({ counts: true });
    expect(judge({ action: 'FailJob', onExitCodes: exitCodes('NotIn', 42) })).toEqual({ counts: true });
  });
});
