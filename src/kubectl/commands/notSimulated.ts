import type { Command } from '../cli';
import { type FlagSpec, textFlag } from '../flags/flags';

/** Read, so that what is said is about the command. Help does not list them. */
const HIDDEN: readonly FlagSpec[] = [
  textFlag('filename', '', { short: 'f', hidden: true }),
  textFlag('container', '', { short: 'c', hidden: true }),
  textFlag('image', '', { hidden: true }),
  textFlag('output', '', { short: 'o', hidden: true }),
  textFlag('selector', '', { short: 'l', hidden: true }),
  textFlag('target', '', { hidden: true }),
  textFlag('copy-to', '', { hidden: true }),
  textFlag('port', '', { short: 'p', hidden: true }),
  textFlag('address', '', { hidden: true }),
  textFlag('profile', '', { hidden: true }),
  textFlag('max', '', { hidden: true }),
  textFlag('min', '', { hidden: true }),
  textFlag('cpu', '', { hidden: true }),
  textFlag('cpu-percent', '', { hidden: true }),
  textFlag('memory', '', { hidden: true }),
  textFlag('grace-period', '', { hidden: true }),
  textFlag('limits', '', { hidden: true }),
  textFlag('requests', '', { hidden: true }),
  ...['stdin:i', 'tty:t', 'ignore-daemonsets', 'delete-emptydir-data', 'force', 'share-processes', 'quiet:q'].map(
    (word): FlagSpec => {
      const [name = '', short] = word.split(':');
      return {
        name,
        kind: 'bool',
        default: 'false',
        withoutValue: 'true',
        usage: '',
        hidden: true,
        ...(short ? { short } : {}),
      };
    },
  ),
];

/** A command that the real kubectl has and this one refuses by name. `instead` says what to do. */
export const notSimulated = (name: string, use: string, short: string, instead: string, group = ''): Command => ({
  name,
  use,
  short,
  long: `${short}.\n\n Podflight does not simulate this command: ${instead}.`,
  flags: HIDDEN,
  run: (cli, { args }) => {
    const words = `${group}${name}`;
    // The page can do better than words: for `edit` it may open the editor.
    cli.process.container.notice?.('kubectl.not-simulated', { command: words, arguments: args.join(' ') });
    return cli.failText(`kubectl ${words} is not simulated: ${instead}`);
  },
});
