/** Every command that this kubectl knows. */
import type { Command } from '../cli';
import { applyCommand } from './apply';
import { attachCommand } from './attach';
import { authCommand } from './auth';
import { configCommand } from './config';
import { cordonCommand, uncordonCommand } from './cordon';
import { cpCommand } from './cp';
import { createCommand } from './create';
import { debugCommand } from './debug';
import { deleteCommand } from './delete';
import { describeCommand } from './describe';
import { drainCommand } from './drain';
import { editCommand } from './edit';
import { eventsCommand } from './events';
import { execCommand } from './exec';
import { explainCommand } from './explain';
import { exposeCommand } from './expose';
import { getCommand } from './get';
import { annotateCommand, labelCommand } from './label';
import { logsCommand } from './logs';
import { patchCommand } from './patch';
import { replaceCommand } from './replace';
import { rolloutCommand } from './rollout';
import { runCommand } from './runPod';
import { scaleCommand } from './scale';
import { apiResourcesCommand, apiVersionsCommand, clusterInfoCommand, versionCommand } from './serverInfo';
import { setCommand } from './set';
import { completionCommand, diffCommand, optionsCommand, topCommand } from './small';
import { taintCommand } from './taint';
import { unsimulatedCommands } from './unsimulated';
import { waitCommand } from './wait';

export const COMMANDS: readonly Command[] = [
  annotateCommand,
  apiResourcesCommand,
  apiVersionsCommand,
  applyCommand,
  attachCommand,
  authCommand,
  clusterInfoCommand,
  completionCommand,
  configCommand,
  cordonCommand,
  cpCommand,
  createCommand,
  debugCommand,
  deleteCommand,
  describeCommand,
  diffCommand,
  drainCommand,
  editCommand,
  eventsCommand,
  execCommand,
  explainCommand,
  exposeCommand,
  getCommand,
  labelCommand,
  logsCommand,
  optionsCommand,
  patchCommand,
  replaceCommand,
  rolloutCommand,
  runCommand,
  scaleCommand,
  setCommand,
  taintCommand,
  topCommand,
  uncordonCommand,
  versionCommand,
  waitCommand,
  ...unsimulatedCommands,
];
