/** Lines that turn corners, points along them, and how motion starts and ends. All of it is a function of numbers. */
import type { Box } from './elements';

export interface Point {
  readonly x: number;
  readonly y: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A polyline with rounded corners, as an SVG path. */
export function roundedPath(points: readonly Point[], radius = 10): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let d = `M${round(first.x)} ${round(first.y)}`;
  let before = first;
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (!next) {
      d += `L${round(point.x)} ${round(point.y)}`;
      break;
    }
    const turn = Math.min(radius, distance(before, point) / 2, distance(point, next) / 2);
    const enter = towards(point, before, turn);
    const leave = towards(point, next, turn);
    d += `L${round(enter.x)} ${round(enter.y)}Q${round(point.x)} ${round(point.y)} ${round(leave.x)} ${round(leave.y)}`;
    before = point;
  }
  return d;
}

export const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

/** The point at a fraction (0 to 1) of a polyline's length. */
export function pointAlong(points: readonly Point[], fraction: number): Point {
  let total = 0;
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (next) total += distance(point, next);
  }
  let left = total * clamp(fraction);
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (!next) return point;
    const length = distance(point, next);
    if (left <= length) return towards(point, next, left);
    left -= length;
  }
  return { x: 0, y: 0 };
}

export const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** Starts fast, comes to rest. */
export const easeOut = (fraction: number): number => 1 - (1 - clamp(fraction)) ** 3;

export const easeInOut = (fraction: number): number => {
  const f = clamp(fraction);
  return f < 0.5 ? 4 * f ** 3 : 1 - (-2 * f + 2) ** 3 / 2;
};

/** How far something that began at `fromMs` and takes `lengthMs` is at `t`. */
export const progress = (t: number, fromMs: number, lengthMs: number): number => clamp((t - fromMs) / lengthMs);

/** A part of a circle's rim, clockwise from the top. */
export function arc(cx: number, cy: number, r: number, fraction: number): string {
  const f = Math.min(0.9999, clamp(fraction));
  if (f <= 0) return '';
  const angle = f * 2 * Math.PI;
  const x = round(cx + r * Math.sin(angle));
  const y = round(cy - r * Math.cos(angle));
  return `M${round(cx)} ${round(cy - r)}A${r} ${r} 0 ${f > 0.5 ? 1 : 0} 1 ${x} ${y}`;
}

export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;
export const overlap = (a: Box, b: Box): boolean =>
  a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
