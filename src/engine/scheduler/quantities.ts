/** Quantities as numbers: requests are added and compared, never printed. */
import type { Quantity } from '../../api/core';

const SCALE: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** Thousandths of the unit, rounded up, as the scheduler counts processors. 0 for what is not a quantity. */
export function milliValue(quantity: Quantity): number {
  const match = /^([+-]?[0-9.]+)(?:[eE]([+-]?[0-9]{1,3}))?([A-Za-z]{0,2})$/.exec(String(quantity).trim());
  const scale = SCALE[match?.[3] ?? ''];
  if (!match || scale === undefined) return 0;
  const number = Number(match[1]) * 10 ** Number(match[2] ?? 0) * scale;
  // Binary fractions of decimal numbers must not push a whole milli over the edge.
  return Number.isFinite(number) ? Math.ceil(Number((number * 1000).toFixed(3))) : 0;
}

export const quantityValue = (quantity: Quantity): number => milliValue(quantity) / 1000;
