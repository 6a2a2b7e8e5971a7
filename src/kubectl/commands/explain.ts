/** `kubectl explain`. Models kubectl/pkg/cmd/explain. */
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { explainText } from '../explain/explain';
import { boolFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { findResource } from '../resources/mapping';

export const explainCommand: Command = {
  name: 'explain',
  use: 'explain TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2] [options]',
  short: 'Get documentation for a resource',
  long: `Describe fields and structure of various resources.

 This command describes the fields associated with each supported API resource. Fields are identified via a simple JSONPath identifier:

        <type>.<fieldName>[.<fieldName>]`,
  examples: `# Get the documentation of the resource and its fields
kubectl explain pods

# Get the documentation of a specific field of a resource
kubectl explain pods.spec.containers`,
  flags: [
    boolFlag(
      'recursive',
      'When true, print the name of all the fields recursively. Otherwise, print the available fields with their description.',
      { short: 'R' },
    ),
    textFlag('api-version', 'Use given api-version (group/version) of the resource.'),
    textFlag('output', 'Format in which to render the schema.', { short: 'o', default: 'plaintext' }),
  ],
  run: runExplain,
};

function* runExplain(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const [path] = args;
  if (path === undefined) {
    return yield* cli.failText(
      'You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  }
  if (args.length > 1) return yield* cli.failText('We accept only this format: explain RESOURCE');
  const [type = '', ...fields] = path.split('.').filter((name) => name !== '');
  const resource = findResource(cli.client, type);
  if (!resource)
    return yield* cli.fail({ kind: 'verbatim', text: `the server doesn't have a resource type "${type}"` });
  const text = explainText(resource, fields, flags.bool('recursive'));
  if (!text.ok) return yield* cli.fail(text.error);
  yield* cli.out(text.value);
  return 0;
}
