import { describe, expect, it } from 'vitest';
import type { Pod } from '../../api/core';
import type { Job } from '../../api/workloads';
import { metSuccessRule } from './jobIndexes';
import { createTestCluster } from './testCluster';

const job = (extra: Partial<Job['spec']>): Job => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'load', namespace: 'default' },
  spec: {
    completions: 3,
    parallelism: 3,
    completionMode: 'Indexed',
    template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'busybox' }] } },
    ...extra,
  },
});

it.each([
  [[{ succeededIndexes: '0,2' }], [0, 1], undefined],
  [[{ succeededIndexes: '0,2' }], [0, 2], 0],
  [[{ succeededCount: 2 }], [1, 4], 0],
  [[{ succeededIndexes: '5' }, { succeededIndexes: '0-3', succeededCount: 1 }], [2], 1],
])('of the rules %j success of %j meets %s', (rules, succeeded, met) => {
  expect(metSuccessRule(job({ successPolicy: { rules } }), succeeded)).toBe(met);
});

describe('an indexed Job', () => {
  const endOf = (spec: Partial<Job['spec']>, failing: string, untilMs: number) => {
    const fate = ({ metadata }: Pod) => (metadata.name?.startsWith(`load-${failing}-`) ? 'fails' : 'succeeds');
    const { store, run, pods } = createTestCluster(fate);
    store.create('kubectl', job(spec));
    run(untilMs);
    const { status } = store.get<Job>('Job', 'default', 'load') ?? {};
    const conditions = status?.conditions?.map(({ type, reason, message }) => `${type} ${reason}: ${message}`);
    return { status, conditions, pods: pods() };
  };

  it('fails once what is left of its indexes has failed too often', () => {
    const { status, conditions, pods } = endOf({ backoffLimit: 2147483647, backoffLimitPerIndex: 1 }, '1', 60_000);
    expect(status).toMatchObject({ completedIndexes: '0,2', failedIndexes: '1', failed: 2, succeeded: 2 });
    expect(conditions).toEqual([
      'FailureTarget FailedIndexes: Job has failed indexes',
      'Failed FailedIndexes: Job has failed indexes',
    ]);
    const counts = pods.map(({ metadata }) => metadata.annotations?.['batch.kubernetes.io/job-index-failure-count']);
    expect(counts.sort()).toEqual(['0', '0', '0', '1']);
  });

  it('that may have few failed indexes fails at once when there are more', () => {
    const spec = { backoffLimit: 2147483647, backoffLimitPerIndex: 0, maxFailedIndexes: 0 };
    expect(endOf(spec, '0', 60_000).conditions?.at(-1)).toBe(
      'Failed MaxFailedIndexesExceeded: Job has exceeded the specified maximal number of failed indexes',
    );
  });

  it('is complete when what its success policy asks for has succeeded', () => {
    const { conditions } = endOf({ successPolicy: { rules: [{ succeededIndexes: '0' }] } }, '1', 60_000);
    expect(conditions).toEqual([
      'SuccessCriteriaMet SuccessPolicy: Matched rules at index 0',
      'Complete SuccessPolicy: Matched rules at index 0',
    ]);
  });
});
