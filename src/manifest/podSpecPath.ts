const TEMPLATE = ['spec', 'template', 'spec'];

const PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  Deployment: TEMPLATE,
  ReplicaSet: TEMPLATE,
  ReplicationController: TEMPLATE,
  StatefulSet: TEMPLATE,
  DaemonSet: TEMPLATE,
  Job: TEMPLATE,
  CronJob: ['spec', 'jobTemplate', ...TEMPLATE],
};

/** Where the spec of Pods stands below an object of a kind; empty for kinds that have none. */
export const podSpecPath = (kind: string): readonly string[] => (Object.hasOwn(PATHS, kind) && PATHS[kind]) || [];
