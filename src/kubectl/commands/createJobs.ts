/** `kubectl create job`, also of a CronJob, and `create cronjob`. Origin: kubectl pkg/cmd/create create_job.go, create_cronjob.go. */
import type { Cli } from '../cli';
import { failed, type Outcome } from '../failure';
import { type FlagValues, textFlag } from '../flags/flags';
import { getObject } from '../resources/getObject';
import type { JsonObject } from '../resources/json';
import { isCronJob } from '../resources/kinds';
import { parseReference } from '../resources/podFor';
import type { Creation } from './creation';

export const JOB_CREATIONS: readonly Creation[] = [
  {
    name: 'cronjob',
    aliases: ['cj'],
    use: "cronjob NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags] [options]",
    short: 'Create a cron job with the specified name',
    flags: [
      textFlag('image', 'Image name to run.'),
      textFlag('schedule', 'A schedule in the Cron format the job should be run with.'),
      textFlag('restart', "job's restart policy. supported values: OnFailure, Never"),
    ],
    build: buildCronJob,
  },
  {
    name: 'job',
    use: 'job NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...] [options]',
    short: 'Create a job with the specified name',
    flags: [
      textFlag('image', 'Image name to run.'),
      textFlag('from', 'The name of the resource to create a Job from (only cronjob is supported).'),
    ],
    build: buildJob,
  },
];

const podTemplate = (name: string, image: string, command: readonly string[], restartPolicy: string): JsonObject => {
  const container = { ...(command.length > 0 ? { command } : {}), image, name, resources: {} };
  return { metadata: {}, spec: { containers: [container], restartPolicy } };
};

function buildCronJob(_cli: Cli, name: string, flags: FlagValues, command: readonly string[]): Outcome<JsonObject> {
  const template = podTemplate(name, flags.text('image'), command, flags.text('restart') || 'OnFailure');
  const jobTemplate = { metadata: { name }, spec: { template } };
  return {
    ok: true,
    value: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name },
      spec: { jobTemplate, schedule: flags.text('schedule') },
      status: {},
    },
  };
}

function buildJob(cli: Cli, name: string, flags: FlagValues, command: readonly string[]): Outcome<JsonObject> {
  const image = flags.text('image');
  const from = flags.text('from');
  if ((image === '') === (from === '')) return failed('either --image or --from must be specified');
  if (from === '') {
    const template = podTemplate(name, image, command, 'Never');
    return { ok: true, value: { ...job({ name }), spec: { template }, status: {} } };
  }
  return command.length > 0 ? failed('cannot specify --from and command') : jobOfCronJob(cli, name, from);
}

const job = (metadata: JsonObject): JsonObject => ({ apiVersion: 'batch/v1', kind: 'Job', metadata });

/** It is the CronJob's, which counts it among its own, but not held by it: blockOwnerDeletion would need a right of its own. */
function jobOfCronJob(cli: Cli, name: string, from: string): Outcome<JsonObject> {
  const parsed = parseReference(cli, from);
  if (!parsed.ok) return parsed;
  const { resource, name: owner } = parsed.value;
  const found = getObject(cli, resource, cli.namespace, owner);
  if (!found.ok) return found;
  const cronJob = found.value;
  if (!isCronJob(cronJob)) return failed(`unknown object type *${resource.version}.${resource.kind}`);
  const { metadata, spec } = cronJob.spec.jobTemplate;
  const { uid = '' } = cronJob.metadata;
  return {
    ok: true,
    value: {
      ...job({
        annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...metadata?.annotations },
        ...(metadata?.labels ? { labels: metadata.labels } : {}),
        name,
        ownerReferences: [{ apiVersion: 'batch/v1', controller: true, kind: 'CronJob', name: owner, uid }],
      }),
      spec,
      status: {},
    },
  };
}
