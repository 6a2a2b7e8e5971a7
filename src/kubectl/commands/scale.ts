/** `kubectl scale`. Models kubectl/pkg/cmd/scale/scale.go. */
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { type Failure, failed } from '../failure';
import { boolFlag, durationFlag, intFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { numberAt } from '../resources/json';
import { selectionFlags } from '../resources/select';
import { writeFlagsOf } from '../writes';
import { changeObjects } from './change';

const SCALABLE = ['Deployment', 'ReplicaSet', 'StatefulSet'];

const NOT_SCALABLE: Failure = {
  kind: 'status',
  status: { code: 404, reason: 'NotFound', message: 'the server could not find the requested resource' },
};

export const scaleCommand: Command = {
  name: 'scale',
  use: 'scale [--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME) [options]',
  short: 'Set a new size for a deployment, replica set, or replication controller',
  examples: `# Scale a replica set named 'foo' to 3
kubectl scale --replicas=3 rs/foo

# If the deployment named mysql's current size is 2, scale mysql to 3
kubectl scale --current-replicas=2 --replicas=3 deployment/mysql`,
  flags: [
    ...selectionFlags,
    ...writeFlagsOf('').filter(({ name }) => name !== 'field-manager'),
    boolFlag('all', 'Select all resources in the namespace of the specified resource types'),
    intFlag('replicas', 'The new desired number of replicas. Required.'),
    intFlag('current-replicas', 'Precondition for current size.', { default: '-1' }),
    textFlag('resource-version', 'Precondition for resource version.'),
    durationFlag('timeout', "The length of time to wait before giving up on a scale operation, zero means don't wait."),
  ],
  run: runScale,
};

function* runScale(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (!flags.given('replicas')) return yield* cli.failText('required flag(s) "replicas" not set');
  const replicas = flags.int('replicas');
  if (replicas < 0)
    return yield* cli.failText('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
  return yield* changeObjects(cli, args, flags, ({ object }) => {
    if (!SCALABLE.includes(object.kind)) return { ok: false, error: NOT_SCALABLE };
    const current = numberAt(object, 'spec', 'replicas');
    const expected = flags.int('current-replicas');
    if (expected >= 0 && current !== expected)
      return failed(`Expected replicas to be ${expected}, was ${current ?? 0}`);
    return {
      ok: true,
      value: { type: 'merge', body: { spec: { replicas } }, subresource: 'scale', operation: 'scaled' },
    };
  });
}
