/** `kubectl patch`. Models kubectl/pkg/cmd/patch/patch.go. */
import type { PatchType } from '../../api/client';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { failed, type Outcome } from '../failure';
import { boolFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { parseManifest } from '../resources/parseManifest';
import { selectionFlags } from '../resources/select';
import { writeFlagsOf } from '../writes';
import { changeObjects } from './change';

const TYPES: Readonly<Record<string, PatchType>> = { json: 'json', merge: 'merge', strategic: 'strategic' };

export const patchCommand: Command = {
  name: 'patch',
  use: 'patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE] [options]',
  short: 'Update fields of a resource',
  long: 'Update fields of a resource using strategic merge patch, a JSON merge patch, or a JSON patch.',
  examples: `# Partially update a node using a strategic merge patch, specifying the patch as JSON
kubectl patch node k8s-node-1 -p '{"spec":{"unschedulable":true}}'

# Update a container's image using a JSON patch with positional arrays
kubectl patch pod valid-pod --type='json' -p='[{"op": "replace", "path": "/spec/containers/0/image", "value":"new image"}]'`,
  flags: [
    ...selectionFlags.filter(({ name }) => name !== 'selector'),
    ...writeFlagsOf('kubectl-patch'),
    boolFlag('local', 'If true, patch will operate on the content of the file, not the server-side resource.'),
    textFlag('patch', 'The patch to be applied to the resource JSON file.', { short: 'p' }),
    textFlag('patch-file', 'A file containing a patch to be applied to the resource.'),
    textFlag('type', 'The type of patch being provided; one of [json merge strategic]', { default: 'strategic' }),
    textFlag('subresource', 'If specified, patch will operate on the subresource of the requested object.'),
  ],
  run: runPatch,
};

/** What the simulated API server serves of an object besides itself. */
function subresourceOf(name: string): Outcome<'scale' | 'status' | undefined> {
  if (name === '') return { ok: true, value: undefined };
  if (name === 'scale' || name === 'status') return { ok: true, value: name };
  if (name === 'resize')
    return failed('kubectl patch --subresource=resize is not simulated: what a Pod asks for is fixed once it is made');
  const message = 'the server could not find the requested resource';
  return { ok: false, error: { kind: 'status', status: { code: 404, reason: 'NotFound', message } } };
}

function* runPatch(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const type = TYPES[flags.text('type').toLowerCase()];
  if (!type) return yield* cli.failText(`--type must be one of [json merge strategic], not "${flags.text('type')}"`);
  const path = flags.text('patch-file');
  if ((flags.text('patch') !== '') === (path !== ''))
    return yield* cli.failText(
      path
        ? 'cannot specify --patch and --patch-file together'
        : 'must specify --patch or --patch-file containing the contents of the patch',
    );
  if (path !== '' && cli.process.tryStat(path)?.type !== 'file')
    return yield* cli.failText(`unable to read patch file: open ${path}: no such file or directory`);
  const text = path === '' ? flags.text('patch') : cli.process.readFile(path);
  const { values, problem } = parseManifest(text);
  const [body] = values;
  // What begins like JSON is sent as it is.
  if (problem === 'unexpected EOF')
    return yield* cli.fail({
      kind: 'status',
      status: { code: 400, reason: 'BadRequest', message: 'unexpected end of JSON input' },
    });
  // The flag is what is shown, even where a file was read.
  if (problem !== undefined || body === undefined)
    return yield* cli.failText(
      `unable to parse "${flags.text('patch')}": ${problem?.replace(/^error converting YAML to JSON: /, '') ?? 'empty patch'}`,
    );
  const asked = subresourceOf(flags.text('subresource'));
  if (!asked.ok) return yield* cli.fail(asked.error);
  const subresource = asked.value;
  return yield* changeObjects(
    cli,
    args,
    flags,
    ({ resource }) => {
      const asked = subresource ? { subresource } : {};
      // What the server answers is a Scale.
      const announcedAs = { ...resource, kind: 'Scale', group: 'autoscaling' };
      const scaled = subresource === 'scale' ? { announcedAs } : {};
      return { ok: true, value: { type, body, ...asked, ...scaled, operation: 'patched' } };
    },
    () => 'patched (no change)',
    undefined,
    { dryRun: false },
  );
}
