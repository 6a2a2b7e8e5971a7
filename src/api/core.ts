/** core/v1 as far as Pods and what they wait for need it. */
export type * from './core/config';
export type * from './core/container';
export type * from './core/event';
export type * from './core/limits';
export type * from './core/node';
export type * from './core/pod';
export type * from './core/podStatus';
export type * from './core/service';
export type * from './core/storage';
export type * from './core/volume';
export type { LabelSelector } from './meta';
