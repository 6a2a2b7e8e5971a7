/** What Tab offers in the page's terminal: commands, flags, resource types, names, containers, namespaces, files. */
import type { ApiClient } from '../../api/client';
import type { Command } from '../cli';
import { COMMANDS } from '../commands/index';
import type { FlagSpec } from '../flags/flags';
import { globalFlags } from '../flags/global';
import { containerNames } from '../resources/containers';
import { isPod } from '../resources/kinds';
import { findResource, groupResource, knownResource } from '../resources/mapping';

export interface CompletionContext {
  client: ApiClient;
  namespace: string;
  /** Paths of the folder that commands run in. */
  files?: readonly string[];
}

/** Candidates for the word that ends at `cursor`, whole words, sorted. Nothing if the line is not kubectl's. */
export function complete(line: string, cursor: number, context: CompletionContext): string[] {
  const words = line.slice(0, cursor).split(/\s+/);
  const [program, ...rest] = words;
  if (program !== 'kubectl' || rest.length === 0) return [];
  const current = rest.pop() ?? '';
  return [...new Set(candidates(rest, current, context))].filter((each) => each.startsWith(current)).sort();
}

function candidates(before: readonly string[], current: string, context: CompletionContext): readonly string[] {
  const { command, args } = locate(before);
  if (!command) return COMMANDS.map(({ name }) => name);
  const specs = [...command.flags, ...globalFlags];
  const previous = specs.find((spec) => isFlag(spec, before.at(-1) ?? '') && spec.withoutValue === undefined);
  if (previous) return flagValues(previous, args, context);
  if (current.startsWith('-')) return specs.filter(({ hidden }) => !hidden).map(({ name }) => `--${name}`);
  if (command.subcommands && args.length === 0 && !command.flags.some(({ name }) => name === 'filename'))
    return command.subcommands.map(({ name }) => name);
  return argumentValues(command.name, args, current, context);
}

const isFlag = ({ name, short }: FlagSpec, word: string): boolean => word === `--${name}` || word === `-${short}`;

/** The command so far, and its arguments without flags and their values. */
function locate(words: readonly string[]): { command: Command | undefined; args: readonly string[] } {
  let commands = COMMANDS;
  let command: Command | undefined;
  const args: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word.startsWith('-')) {
      const spec = [...(command?.flags ?? []), ...globalFlags].find((each) => isFlag(each, word));
      if (spec && spec.withoutValue === undefined) at++;
      continue;
    }
    const next =
      args.length === 0 ? commands.find(({ name, aliases }) => name === word || aliases?.includes(word)) : undefined;
    if (next) {
      command = next;
      commands = next.subcommands ?? [];
    } else args.push(word);
  }
  return { command, args };
}

function flagValues({ name }: FlagSpec, args: readonly string[], context: CompletionContext): readonly string[] {
  if (name === 'namespace') return namesOf(context, 'namespaces');
  if (name === 'filename') return context.files ?? [];
  if (name === 'output') return ['custom-columns=', 'go-template=', 'json', 'jsonpath=', 'name', 'wide', 'yaml'];
  if (name === 'for') return ['condition=', 'create', 'delete', 'jsonpath='];
  if (name === 'dry-run') return ['client', 'none', 'server'];
  if (name !== 'container') return [];
  const pods = knownResource(context.client, 'pods');
  const pod = pods ? context.client.get(pods, context.namespace, (args[0] ?? '').replace(/^pods?\//, '')) : undefined;
  return pod?.ok && isPod(pod.value) ? containerNames(pod.value) : [];
}

const POD_COMMANDS = new Set(['logs', 'exec', 'attach', 'cp', 'debug', 'port-forward']);
const NO_OBJECTS = new Set(['api-resources', 'api-versions', 'cluster-info', 'options', 'version', 'run', 'events']);

function argumentValues(
  command: string,
  args: readonly string[],
  current: string,
  context: CompletionContext,
): readonly string[] {
  if (NO_OBJECTS.has(command)) return [];
  if (command === 'completion') return ['bash', 'fish', 'powershell', 'zsh'];
  const slash = current.indexOf('/');
  if (slash > 0) {
    const type = current.slice(0, slash);
    return namesOf(context, type).map((name) => `${type}/${name}`);
  }
  if (POD_COMMANDS.has(command)) return args.length === 0 ? namesOf(context, 'pods') : [];
  const [type] = args;
  if (type === undefined) return context.client.resources().map(groupResource);
  return type.includes('/') ? [] : namesOf(context, type);
}

function namesOf({ client, namespace }: CompletionContext, type: string): string[] {
  const resource = findResource(client, type);
  if (!resource) return [];
  const listed = client.list(resource, resource.namespaced ? { namespace } : {});
  return listed.ok ? listed.value.items.flatMap(({ metadata }) => metadata.name ?? []) : [];
}
