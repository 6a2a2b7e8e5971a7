/** LimitRanges and ResourceQuotas. Origin: pkg/printers/internalversion/printers.go printResourceQuota. */
import type { LimitRange, ResourceQuota } from '../../../api/core';
import { isLimitRange, isResourceQuota } from '../../resources/kinds';
import { column, type KindTable, kindTable } from '../table';
import { createdAge, nameOf } from './common';

export const limitRangeTable: KindTable = kindTable<LimitRange>(isLimitRange, {
  columns: [column('Name'), column('Created At')],
  cells: (range) => [nameOf(range), range.metadata.creationTimestamp ?? ''],
});

export const quotaTable: KindTable = kindTable<ResourceQuota>(isResourceQuota, {
  columns: [column('Name'), column('Request'), column('Limit'), column('Age')],
  cells: (quota, nowMs) => {
    const { hard = {}, used = {} } = quota.status ?? {};
    const sums = (isLimit: boolean): string =>
      Object.keys(hard)
        .filter((name) => name.startsWith('limits') === isLimit)
        .sort()
        .map((name) => `${name}: ${used[name] ?? 0}/${hard[name] ?? 0}`)
        .join(', ');
    return [nameOf(quota), sums(false), sums(true), createdAge(quota, nowMs)];
  },
});
