/** A shape for every state, so that colour is never the only sign. All in a circle of radius 9 around the point. */
import type { ContainerState } from '../stage/types';
import { circle, type GroupElement, group, path, rect, type SceneElement } from './elements';
import { arc } from './geometry';

export const GLYPH_RADIUS = 9;

/** `fraction`: how far a pull or a back-off is; it is drawn as a rim. */
export function stateGlyph(key: string, state: ContainerState, x: number, y: number, fraction = 0): GroupElement {
  return group(key, `glyph glyph-${state}`, shapes(state, x, y, fraction));
}

const check = (x: number, y: number): SceneElement => path('mark', 'glyph-line', `M${x - 4} ${y}l2.8 3 5.4 -6`);

function shapes(state: ContainerState, x: number, y: number, fraction: number): readonly SceneElement[] {
  const rim = circle('rim', 'glyph-rim', x, y, 8.5);
  const disc = circle('disc', 'glyph-disc', x, y, 9);
  switch (state) {
    case 'waiting':
      return [circle('rim', 'glyph-rim glyph-dashed', x, y, 8)];
    case 'pulling':
      return [
        rim,
        path('arc', 'glyph-arc', arc(x, y, 8.5, fraction)),
        path('mark', 'glyph-line', `M${x} ${y - 4}v7m-3 -3l3 3.2 3 -3.2`),
      ];
    case 'creating':
      return [rim, rect('mark', 'glyph-fill', { x: x - 3, y: y - 3, width: 6, height: 6 }, 1)];
    case 'running':
      return [disc, path('mark', 'glyph-solid', `M${x - 2.6} ${y - 4.2}l7 4.2 -7 4.2z`)];
    case 'ready':
      return [disc, check(x, y)];
    case 'completed':
      return [rect('disc', 'glyph-disc', { x: x - 8.5, y: y - 8.5, width: 17, height: 17 }, 5), check(x, y)];
    case 'failed':
      return [
        path('disc', 'glyph-disc', octagon(x, y, 9.5)),
        path('mark', 'glyph-line', `M${x - 3.3} ${y - 3.3}l6.6 6.6m0 -6.6l-6.6 6.6`),
      ];
    case 'back-off':
      return [
        rim,
        path('arc', 'glyph-arc', arc(x, y, 8.5, 1 - fraction)),
        path('mark', 'glyph-line', `M${x - 2.2} ${y - 3.4}v6.8m4.4 -6.8v6.8`),
      ];
    case 'terminating':
      return [disc, rect('mark', 'glyph-solid', { x: x - 3.4, y: y - 3.4, width: 6.8, height: 6.8 }, 1)];
    case 'blocked':
      return [
        path('disc', 'glyph-disc', `M${x} ${y - 9.5}L${x + 10} ${y + 8}H${x - 10}Z`),
        path('mark', 'glyph-line', `M${x} ${y - 3.6}v5.4m0 3v.4`),
      ];
  }
}

function octagon(x: number, y: number, r: number): string {
  const a = r * 0.4142;
  return (
    `M${x - a} ${y - r}L${x + a} ${y - r}L${x + r} ${y - a}L${x + r} ${y + a}` +
    `L${x + a} ${y + r}L${x - a} ${y + r}L${x - r} ${y + a}L${x - r} ${y - a}Z`
  );
}
