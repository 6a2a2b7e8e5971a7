/** What the parts of a container's card measure, in CSS pixels, from roomy to a single row. */
export interface CardMetrics {
  /** In the middle of glyph, name and state. */
  readonly head: number;
  /** With the image in a line of its own, and without. */
  readonly roomy: { readonly height: number; readonly inset: number };
  readonly compact: { readonly height: number; readonly inset: number };
  /** The line that says what it does. */
  readonly insetHeight: number;
  /** Mounts and probes. */
  readonly feet: number;
  /** Name, what it does and state stand in one row. */
  readonly isRow?: boolean;
}

export const CARD: CardMetrics = {
  head: 20,
  roomy: { height: 84, inset: 48 },
  compact: { height: 66, inset: 34 },
  insetHeight: 25,
  feet: 24,
};
export const DENSE_CARD: CardMetrics = {
  head: 14,
  roomy: { height: 49, inset: 27 },
  compact: { height: 49, inset: 27 },
  insetHeight: 18,
  feet: 20,
};

export const ROW_CARD: CardMetrics = {
  head: 12.5,
  roomy: { height: 25, inset: 4 },
  compact: { height: 25, inset: 4 },
  insetHeight: 17,
  feet: 20,
  isRow: true,
};

/** A row so narrow that what it does stands below the name: left out, nobody would know what it runs. */
export const SLIM_CARD: CardMetrics = {
  head: 12.5,
  roomy: { height: 43, inset: 23 },
  compact: { height: 43, inset: 23 },
  insetHeight: 16,
  feet: 20,
};

export const MIDDLE_CARD: CardMetrics = {
  head: 17,
  roomy: { height: 60, inset: 31 },
  compact: { height: 60, inset: 31 },
  insetHeight: 22,
  feet: 22,
};
