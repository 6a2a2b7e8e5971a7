/** Every command, in the order of `kubectl --help`. */
import type { Command } from '../cli';
import { applyCommand } from './apply';
import { deleteCommand } from './delete';
import { describeCommand } from './describe';
import { execCommand } from './exec';
import { getCommand } from './get';
import { logsCommand } from './logs';

export const COMMANDS: readonly Command[] = [
  getCommand,
  deleteCommand,
  describeCommand,
  logsCommand,
  execCommand,
  applyCommand,
];
