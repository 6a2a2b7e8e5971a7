/** Quantities as describe needs them: sums in whole units, the text of a sum, the value of a resourceFieldRef. */
import type { Container, Quantity, ResourceFieldSelector } from '../../api/core';
import { formatQuantity, nanoOf } from '../../api/quantity';

const NANO = 1e9;

/** The amount in whole units (cores, bytes). 0 for text that is no quantity. */
export const quantityNumber = (quantity: Quantity | undefined): number => Number(nanoOf(quantity ?? 0)) / NANO;

/** `2150m`, `3`. */
export const cpuText = (cores: number): string =>
  formatQuantity({ nano: BigInt(Math.round(cores * 1000)) * 1_000_000n, format: 'DecimalSI' });

/** `170Mi`, `1Gi`. */
export const memoryText = (bytes: number): string =>
  formatQuantity({ nano: BigInt(Math.round(bytes)) * 1_000_000_000n, format: 'BinarySI' });

/** Models kubectl/pkg/util/resource ExtractContainerResourceValue: rounded up to whole divisors, `0` if unset. */
export function containerResourceValue(container: Container, selector: ResourceFieldSelector): string {
  const [list, name = ''] = selector.resource.split('.');
  const amounts = list === 'limits' ? container.resources?.limits : container.resources?.requests;
  const amount = nanoOf(amounts?.[name] ?? 0);
  const divisor = nanoOf(selector.divisor ?? 1) || nanoOf(1);
  return String((amount + divisor - 1n) / divisor);
}
