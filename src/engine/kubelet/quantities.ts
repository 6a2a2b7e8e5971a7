import { nanoOf } from '../../api/quantity';

/** A quantity as a number, for comparing and dividing. */
export const quantityValue = (quantity: string | number): number => Number(nanoOf(quantity)) / 1e9;
