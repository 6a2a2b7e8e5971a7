/** Every command, in the order of `kubectl --help`. */
import type { Command } from '../cli';
import { applyCommand } from './apply';
import { createCommand } from './create';
import { deleteCommand } from './delete';
import { describeCommand } from './describe';
import { execCommand } from './exec';
import { getCommand } from './get';
import { logsCommand } from './logs';
import { rolloutCommand } from './rollout';
import { waitCommand } from './wait';

export const COMMANDS: readonly Command[] = [
  getCommand,
  deleteCommand,
  describeCommand,
  logsCommand,
  execCommand,
  applyCommand,
  createCommand,
  rolloutCommand,
  waitCommand,
];
