/** What `kubectl create` makes of flags elsewhere and not here: each says so by its name. */
import type { Command } from '../cli';
import type { FlagSpec } from '../flags/flags';
import { textFlag } from '../flags/flags';
import { notSimulated } from './notSimulated';

const DRY = '[--dry-run=server|client|none] [options]';
const NO_OBJECTS = 'objects of this kind do nothing in the simulated cluster';
const hidden = (names: string): FlagSpec[] => names.split(' ').map((name) => textFlag(name, '', { hidden: true }));

function unsimulated(name: string, rest: string, short: string, flags: string): Command {
  const command = notSimulated(name, `${name} ${rest}`, short, NO_OBJECTS, 'create ');
  const known = new Set(command.flags.map((flag) => flag.name));
  return { ...command, flags: [...command.flags, ...hidden(flags).filter((flag) => !known.has(flag.name))] };
}

export const UNSIMULATED_CREATIONS: readonly Command[] = [
  {
    ...unsimulated(
      'ingress',
      'NAME --rule=host/path=service:port[,tls[=secret]]  [options]',
      'Create an ingress with the specified name',
      'rule class annotation default-backend dry-run',
    ),
    aliases: ['ing'],
  },
  {
    ...unsimulated(
      'priorityclass',
      `NAME --value=VALUE --global-default=BOOL ${DRY}`,
      'Create a priority class with the specified name',
      'value global-default description preemption-policy dry-run',
    ),
    aliases: ['pc'],
  },
  unsimulated('token', 'SERVICE_ACCOUNT_NAME [options]', 'Request a service account token', 'audience duration'),
];
