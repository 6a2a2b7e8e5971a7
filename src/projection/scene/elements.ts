/** What a picture consists of: a few kinds of SVG elements with stable keys. Colours and weights are CSS classes. */

type Common = {
  /** Unique among its siblings, and the same from frame to frame for the same thing. */
  readonly key: string;
  readonly className: string;
  readonly opacity?: number;
};

export type RectElement = Common & {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
};
export type PathElement = Common & { readonly kind: 'path'; readonly d: string };
export type CircleElement = Common & {
  readonly kind: 'circle';
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
};
export type TextElement = Common & {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** The room it has: the text was cut to fit. */
  readonly room: number;
  readonly mono?: boolean;
  readonly bold?: boolean;
  /** The whole text, where it was cut. */
  readonly title?: string;
};
export type GroupElement = Common & {
  readonly kind: 'group';
  readonly children: readonly SceneElement[];
  /** Focusable: what a screen reader says, and what is selected. */
  readonly label?: string;
  readonly target?: string;
  /** Where the children's origin stands: what travels is moved as a whole, and nothing in it is laid out again. */
  readonly shiftX?: number;
  readonly shiftY?: number;
};

export type SceneElement = RectElement | PathElement | CircleElement | TextElement | GroupElement;

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Draw it this large: less than 1 where even fewer rows need more room than there is, more where there is plenty. */
  readonly scale: number;
  readonly elements: readonly SceneElement[];
  /** The picture in a few sentences. */
  readonly description: string;
  /** How much of it, from above, the headline takes: the first of the elements. */
  readonly captionHeight: number;
  /** Boxes of the containers, for tests and for whoever points at one. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** That of the container on which everything depends: what has to be in sight. */
  readonly decisive?: Box;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const rect = (key: string, className: string, box: Box, radius = 8): RectElement => ({
  kind: 'rect',
  key,
  className,
  x: box.x,
  y: box.y,
  width: box.width,
  height: box.height,
  radius,
});

export const path = (key: string, className: string, d: string): PathElement => ({ kind: 'path', key, className, d });

export const circle = (key: string, className: string, cx: number, cy: number, r: number): CircleElement => ({
  kind: 'circle',
  key,
  className,
  cx,
  cy,
  r,
});

export const group = (
  key: string,
  className: string,
  children: readonly SceneElement[],
  about: { label?: string; target?: string; opacity?: number; shiftX?: number; shiftY?: number } = {},
): GroupElement => ({ kind: 'group', key, className, children, ...about });
