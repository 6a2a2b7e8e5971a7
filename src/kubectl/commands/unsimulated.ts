/** Commands that the real kubectl has and this one says, by name, that it does not play. */
import type { Command } from '../cli';
import { boolFlag, type FlagSpec, listFlag, textFlag } from '../flags/flags';
import { selectionFlags } from '../resources/select';

interface Missing {
  name: string;
  short: string;
  /** What to do instead. */
  instead: string;
}

const MISSING: readonly Missing[] = [
  { name: 'attach', short: 'Attach to a running container', instead: 'use kubectl logs -f, or kubectl exec' },
  {
    name: 'autoscale',
    short: 'Auto-scale a deployment, replica set, stateful set, or replication controller',
    instead: 'use kubectl scale',
  },
  { name: 'certificate', short: 'Modify certificate resources', instead: 'there are no certificates here' },
  { name: 'cordon', short: 'Mark node as unschedulable', instead: 'there is one node here' },
  {
    name: 'debug',
    short: 'Create debugging sessions for troubleshooting workloads and nodes',
    instead: 'use kubectl exec, or kubectl run with another image',
  },
  { name: 'drain', short: 'Drain node in preparation for maintenance', instead: 'there is one node here' },
  {
    name: 'edit',
    short: 'Edit a resource on the server',
    instead: 'change the file in the editor and use kubectl apply -f',
  },
  { name: 'kuberc', short: 'Change the preferences of kubectl', instead: 'there are no preferences here' },
  {
    name: 'kustomize',
    short: 'Build a kustomization target from a directory or URL',
    instead: 'apply the files with kubectl apply -f',
  },
  { name: 'plugin', short: 'Provides utilities for interacting with plugins', instead: 'there are no plugins here' },
  {
    name: 'port-forward',
    short: 'Forward one or more local ports to a pod',
    instead: 'use kubectl exec and a program of the container, such as wget',
  },
  { name: 'proxy', short: 'Run a proxy to the Kubernetes API server', instead: 'use kubectl get -o json' },
  { name: 'taint', short: 'Update the taints on one or more nodes', instead: 'there is one node here' },
  { name: 'uncordon', short: 'Mark node as schedulable', instead: 'there is one node here' },
];

/** Their common flags are read, so that what is said is about the command. */
const FLAGS: readonly FlagSpec[] = [
  ...selectionFlags,
  textFlag('container', 'Container name.', { short: 'c' }),
  textFlag('image', 'Container image to use.'),
  textFlag('output', 'Output format.', { short: 'o' }),
  textFlag('target', 'When using an ephemeral container, target processes in this container name.'),
  textFlag('copy-to', 'Create a copy of the target Pod with this name.'),
  textFlag('port', 'The port.', { short: 'p' }),
  listFlag('address', 'Addresses to listen on.'),
  boolFlag('stdin', 'Pass stdin to the container', { short: 'i' }),
  boolFlag('tty', 'Stdin is a TTY', { short: 't' }),
];

export const unsimulatedCommands: readonly Command[] = MISSING.map(({ name, short, instead }) => ({
  name,
  use: `${name} [options]`,
  short,
  flags: FLAGS,
  run: (cli, { args }) => {
    // The page can do better than words: for `edit` it may open the editor.
    cli.process.container.notice?.('kubectl.not-simulated', { command: name, arguments: args.join(' ') });
    return cli.failText(`kubectl ${name} is not simulated: ${instead}`);
  },
}));
