/** The statecharts that drive the simulation, for the engine to run and for the page to draw. */
import { containerMachine } from './container';
import { imagePullMachine } from './imagePull';
import { lookupMachine } from './lookup';
import { podMachine } from './pod';
import { probeMachine } from './probe';
import { volumeMachine } from './volume';

export const MACHINES = {
  pod: podMachine,
  container: containerMachine,
  imagePull: imagePullMachine,
  lookup: lookupMachine,
  volume: volumeMachine,
  probe: probeMachine,
} as const;

export type MachineName = keyof typeof MACHINES;
