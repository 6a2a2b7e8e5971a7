/** The stage's own picture, small enough to stand beside its twins of other worlds. */
import type { Scene } from '../scene/elements';
import { type SceneOptions, scene } from '../scene/scene';
import type { StageState } from '../stage/types';

export const worldScene = (state: StageState, options: Omit<SceneOptions, 'height' | 'compact'>): Scene =>
  scene(state, { ...options, compact: true });
