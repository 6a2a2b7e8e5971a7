/** `--help` in kubectl's layout. Origin: kubectl/pkg/util/templates. */
import type { Command } from './cli';
import type { FlagSpec } from './flags/flags';

const GROUPS: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['Basic Commands (Beginner)', ['create', 'expose', 'run', 'set']],
  ['Basic Commands (Intermediate)', ['explain', 'get', 'edit', 'delete']],
  ['Deploy Commands', ['rollout', 'scale', 'autoscale']],
  ['Cluster Management Commands', ['certificate', 'cluster-info', 'top', 'cordon', 'uncordon', 'drain', 'taint']],
  [
    'Troubleshooting and Debugging Commands',
    ['describe', 'logs', 'attach', 'exec', 'port-forward', 'proxy', 'cp', 'auth', 'debug', 'events'],
  ],
  ['Advanced Commands', ['diff', 'apply', 'patch', 'replace', 'wait', 'kustomize']],
  ['Settings Commands', ['label', 'annotate', 'completion']],
  ['Subcommands provided by plugins', []],
  ['Other Commands', ['api-resources', 'api-versions', 'config', 'kuberc', 'plugin', 'version']],
];

export const rootHelp = (commands: readonly Command[]): string =>
  'kubectl controls the Kubernetes cluster manager.\n\n' +
  ` Find more information at: https://kubernetes.io/docs/reference/kubectl/\n\n${rootUsage(commands)}\n`;

/** The groups of commands, and how to go on from there. */
export function rootUsage(commands: readonly Command[]): string {
  const byName = new Map(commands.map((command) => [command.name, command]));
  const width = Math.max(...commands.map(({ name }) => name.length), 'api-resources'.length);
  const groups = GROUPS.flatMap(([title, names]) => {
    const present = names.flatMap((name) => byName.get(name) ?? []);
    return present.length === 0 && names.length > 0 ? [] : [`${title}:\n${commandLines(present, width)}`];
  });
  return [
    ...groups,
    'Usage:\n  kubectl [flags] [options]\n',
    'Use "kubectl <command> --help" for more information about a given command.',
    'Use "kubectl options" for a list of global command-line options (applies to all commands).',
  ].join('\n');
}

/** In the order of the root's help, which is also that of suggestions. */
export function inHelpOrder(commands: readonly Command[]): readonly Command[] {
  const names = GROUPS.flatMap(([, group]) => group);
  return names.flatMap((name) => commands.filter((command) => command.name === name));
}

function commandLines(
  commands: readonly Command[],
  width = Math.max(...commands.map(({ name }) => name.length)),
): string {
  return commands.map(({ name, short }) => `  ${name.padEnd(width)}   ${short}\n`).join('');
}

/** `path` are the command's names from the root. */
export function commandHelp(command: Command, path: readonly string[]): string {
  const prefix = path.slice(0, -1).join(' ');
  const sections = [`${command.long ?? `${command.short}.`}\n`];
  if (command.aliases?.length) sections.push(`Aliases:\n${[command.name, ...command.aliases].join(', ')}\n`);
  if (command.examples) sections.push(`Examples:\n${command.examples.replace(/^/gm, '  ')}\n`);
  if (command.subcommands?.length) sections.push(`Available Commands:\n${commandLines(command.subcommands)}`);
  const flags = command.flags.filter(({ hidden }) => !hidden);
  if (flags.length > 0) sections.push(`Options:\n${flagLines(flags)}`);
  sections.push(`Usage:\n  kubectl ${prefix ? `${prefix} ` : ''}${command.use}\n`);
  if (command.subcommands?.length)
    sections.push(`Use "kubectl ${path.join(' ')} <command> --help" for more information about a given command.`);
  sections.push('Use "kubectl options" for a list of global command-line options (applies to all commands).\n');
  return sections.join('\n');
}

export function flagLines(flags: readonly FlagSpec[]): string {
  return [...flags]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((flag) => {
      const short = flag.short ? `-${flag.short}, ` : '';
      return `    ${short}--${flag.name}=${defaultText(flag)}:\n\t${flag.usage}\n\n`;
    })
    .join('');
}

/** A map, whose default is said to be nothing, has no brackets. */
function defaultText({ kind, default: given }: FlagSpec): string {
  const value = given ?? '';
  if (kind === 'strings' || kind === 'array') return given === '' ? '' : `[${value}]`;
  return kind === 'string' ? `'${value}'` : value;
}
