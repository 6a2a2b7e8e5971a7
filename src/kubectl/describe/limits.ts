/** `kubectl describe` of LimitRanges and ResourceQuotas, on their own and in their namespace. */
import type { LimitRange, LimitRangeItem, ResourceList, ResourceQuota } from '../../api/core';
import { createDescribeWriter, type DescribeWriter } from './writer';

const HEADINGS = ['Type', 'Resource', 'Min', 'Max', 'Default Request', 'Default Limit', 'Max Limit/Request Ratio'];
const COLUMNS = ['min', 'max', 'defaultRequest', 'default', 'maxLimitRequestRatio'] as const;

const SCOPE_HELP: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

export function describeLimitRange(range: LimitRange): string {
  const writer = createDescribeWriter();
  writer.line(0, 'Name:', range.metadata.name ?? '');
  writer.line(0, 'Namespace:', range.metadata.namespace ?? '');
  writer.line(0, ...HEADINGS);
  writer.line(0, ...HEADINGS.map((heading) => '-'.repeat(heading.length)));
  writeItems(writer, range, '');
  return writer.text();
}

/** Which resource comes first is chance in the real one, which goes through a Go map. */
function writeItems(writer: DescribeWriter, { spec }: LimitRange, prefix: string): void {
  for (const item of spec?.limits ?? []) {
    const names = new Set(COLUMNS.flatMap((column) => Object.keys(item[column] ?? {})));
    for (const name of [...names].sort())
      writer.line(0, `${prefix}${item.type}`, name, ...COLUMNS.map((column) => amount(item, column, name)));
  }
}

const amount = (item: LimitRangeItem, column: (typeof COLUMNS)[number], name: string): string =>
  String(item[column]?.[name] ?? '-');

export function describeResourceQuota(quota: ResourceQuota): string {
  const writer = createDescribeWriter();
  writer.line(0, 'Name:', quota.metadata.name ?? '');
  writer.line(0, 'Namespace:', quota.metadata.namespace ?? '');
  const scopes = [...(quota.spec?.scopes ?? [])].sort();
  if (scopes.length > 0) writer.line(0, 'Scopes:', scopes.join(', '));
  for (const scope of scopes) if (SCOPE_HELP[scope]) writer.raw(` * ${SCOPE_HELP[scope]}\n`);
  writeUsage(writer, 0, quota, ['--------', '----', '----']);
  return writer.text();
}

function writeUsage(writer: DescribeWriter, level: number, { status }: ResourceQuota, rules: readonly string[]): void {
  writer.line(level, 'Resource', 'Used', 'Hard');
  writer.line(level, ...rules);
  const hard: ResourceList = status?.hard ?? {};
  for (const name of Object.keys(hard).sort())
    writer.line(level, name, String(status?.used?.[name] ?? 0), String(hard[name]));
}

/** Models DescribeResourceQuotas. */
export function writeQuotas(writer: DescribeWriter, quotas: readonly ResourceQuota[]): void {
  if (quotas.length === 0) {
    writer.raw('No resource quota.\n');
    return;
  }
  writer.raw('Resource Quotas\n');
  for (const quota of quotas) {
    writer.line(1, 'Name:', quota.metadata.name ?? '');
    const scopes = [...(quota.spec?.scopes ?? [])].sort();
    if (scopes.length > 0) writer.line(1, 'Scopes:', scopes.join(', '));
    for (const scope of scopes) if (SCOPE_HELP[scope]) writer.line(1, `* ${SCOPE_HELP[scope]}`);
    writeUsage(writer, 1, quota, ['--------', '---', '---']);
  }
}

/** Models DescribeLimitRanges. */
export function writeLimitRanges(writer: DescribeWriter, ranges: readonly LimitRange[]): void {
  if (ranges.length === 0) {
    writer.raw('No LimitRange resource.\n');
    return;
  }
  writer.raw(
    `Resource Limits\n ${HEADINGS.join('\t')}\n ${HEADINGS.map((one) => '-'.repeat(one.length)).join('\t')}\n`,
  );
  for (const range of ranges) writeItems(writer, range, ' ');
}
