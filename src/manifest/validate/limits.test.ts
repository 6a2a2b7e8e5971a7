import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyDefaults, decode, errorText, validate } from '../index';

const read = (text: string) => {
  const decoded = decode(parse(text));
  if (!decoded.ok) throw new Error(decoded.error);
  return applyDefaults(decoded.value.object);
};
const range = (limits: string): string =>
  `{apiVersion: v1, kind: LimitRange, metadata: {name: l}, spec: {limits: [${limits}]}}`;
const quota = (spec: string): string => `{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, spec: ${spec}}`;

test.each([
  [range('{type: Container, max: {cpu: 1}, min: {cpu: 100m}, default: {cpu: 500m}}'), []],
  [
    range('{type: Disk}'),
    ['spec.limits[0].type: Invalid value: "Disk": must be a standard limit type or fully qualified'],
  ],
  [range('{type: Pod, max: {cpu: 1}}, {type: Pod}'), ['spec.limits[1].type: Duplicate value: "Pod"']],
  [
    range('{type: Pod, default: {cpu: 1}}'),
    ["spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'"],
  ],
  [
    range('{type: PersistentVolumeClaim}'),
    [
      'spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided',
    ],
  ],
  [
    range('{type: Pod, max: {cpu: 100m}, min: {cpu: 1}, maxLimitRequestRatio: {cpu: 500m}}'),
    [
      'spec.limits[0].min[cpu]: Invalid value: "1": min value 1 is greater than max value 100m',
      'spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is less than 1',
      'spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "500m": ratio 500m is greater than max/min = 0.100000',
    ],
  ],
  [
    range('{type: Container, max: {cpu: 1}, default: {cpu: 2}, defaultRequest: {cpu: 3}}'),
    [
      'spec.limits[0].defaultRequest[cpu]: Invalid value: "3": default request value 3 is greater than max value 1',
      'spec.limits[0].defaultRequest[cpu]: Invalid value: "3": default request value 3 is greater than default limit value 2',
      'spec.limits[0].default[cpu]: Invalid value: "1": default value 2 is greater than max value 1',
    ],
  ],
  [quota('{hard: {cpu: 1, pods: "3", count/jobs.batch: 2, requests.example.com/gpu: 1}}'), []],
  [
    quota('{hard: {gpu: 1, pods: 500m, cpu: -1}}'),
    [
      'spec.hard[cpu]: Invalid value: "-1": must be greater than or equal to 0',
      'spec.hard[gpu]: Invalid value: "gpu": must be a standard resource for quota',
      'spec.hard[pods]: Invalid value: "500m": must be an integer',
    ],
  ],
  [
    quota('{scopes: [BestEffort, NotBestEffort, Foo]}'),
    [
      'spec.scopes: Invalid value: ["BestEffort","NotBestEffort","Foo"]: unsupported scope',
      'spec.scopes: Invalid value: ["BestEffort","NotBestEffort","Foo"]: conflicting scopes',
    ],
  ],
])('%s', (text, expected) => {
  expect(validate(read(text)).map(errorText)).toEqual(expected);
});

test('limits come from maxima, requests from limits or minima', () => {
  const [item] = JSON.parse(
    JSON.stringify(read(range('{type: Container, max: {cpu: 2}, min: {cpu: 100m, memory: 1Mi}}'))),
  ).spec.limits;
  expect(item).toMatchObject({ default: { cpu: '2' }, defaultRequest: { cpu: '2', memory: '1Mi' } });
});
