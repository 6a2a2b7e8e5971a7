/** The stage's own picture, small enough to stand beside its twins of other worlds. */
import type { Scene, SceneElement } from '../scene/elements';
import { type SceneOptions, scene } from '../scene/scene';
import type { StageState } from '../stage/types';

/** Nothing is chosen in it: "why?" is asked of the run that the page plays, and this may be another one. */
export function worldScene(state: StageState, options: Omit<SceneOptions, 'height' | 'compact'>): Scene {
  const drawn = scene(state, { ...options, compact: true });
  return { ...drawn, elements: drawn.elements.map(asPicture) };
}

function asPicture(element: SceneElement): SceneElement {
  if (element.kind !== 'group') return element;
  const { target: _target, label: _label, ...group } = element;
  return { ...group, children: group.children.map(asPicture) };
}
