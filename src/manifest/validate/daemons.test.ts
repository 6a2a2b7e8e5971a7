import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyDefaults } from '../defaults/applyDefaults';
import { errorText } from './fieldError';
import { validate } from './validate';

const POD = '{containers: [{name: a, image: i}]}';
const daemon = (spec: string, pod = POD): string =>
  `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: d}, spec: {${spec} template: {metadata: {labels: {a: b}}, spec: ${pod}}}}`;
const cron = (spec: string, policy = 'Never'): string =>
  `{apiVersion: batch/v1, kind: CronJob, metadata: {name: c}, spec: {${spec} jobTemplate: {spec: {template: {spec: {restartPolicy: ${policy}, containers: [{name: a, image: i}]}}}}}}`;
const SELECTOR = 'selector: {matchLabels: {a: b}},';
const rolling = (text: string) => daemon(`${SELECTOR} updateStrategy: {rollingUpdate: {${text}}},`);

const problems = (text: string) => validate(applyDefaults(parse(text))).map(errorText);

describe('a DaemonSet', () => {
  it.each([
    [daemon(SELECTOR), []],
    [
      daemon(''),
      ['spec.template.metadata.labels: Invalid value: {"a":"b"}: `selector` does not match template `labels`'],
    ],
    [
      daemon(SELECTOR, '{restartPolicy: Never, activeDeadlineSeconds: 5, containers: [{name: a, image: i}]}'),
      [
        'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
        'spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in DaemonSet is not Supported',
      ],
    ],
    [
      rolling('maxSurge: 1'),
      ['spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when `maxUnavailable` is set'],
    ],
    [
      rolling('maxUnavailable: 0'),
      ['spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when `maxSurge` is 0'],
    ],
    [
      rolling('maxUnavailable: 150%'),
      ['spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "150%": must not be greater than 100%'],
    ],
    [
      daemon(`${SELECTOR} updateStrategy: {type: Odd},`),
      [
        'spec.updateStrategy: Unsupported value: {"Type":"Odd","RollingUpdate":null}: supported values: "RollingUpdate", "OnDelete"',
      ],
    ],
  ])('%s', (text, expected) => expect(problems(text)).toEqual(expected));
});

describe('a PodDisruptionBudget', () => {
  const budget = (spec: string) =>
    problems(`{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: p}, spec: {${spec}}}`);

  it('has one of two amounts, and a policy of two', () => {
    expect(budget('minAvailable: 1, selector: {matchLabels: {a: b}}')).toEqual([]);
    expect(budget('minAvailable: 1, maxUnavailable: 2, selector: {matchLabels: {a: b}}')).toEqual([
      'spec: Invalid value: {"MinAvailable":1,"Selector":{"matchLabels":{"a":"b"}},"MaxUnavailable":2,"UnhealthyPodEvictionPolicy":null}: minAvailable and maxUnavailable cannot be both set',
    ]);
    expect(budget('minAvailable: 200%, unhealthyPodEvictionPolicy: Never')).toEqual([
      'spec.minAvailable: Invalid value: "200%": must not be greater than 100%',
      'spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"',
    ]);
  });
});

describe('an Ingress', () => {
  const ingress = (spec: string) =>
    problems(`{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i}, spec: {${spec}}}`);
  const path = (text: string) => ingress(`rules: [{http: {paths: [{${text}}]}}]`);
  const SERVICE = 'backend: {service: {name: web, port: {number: 80}}}';
  const at = 'spec.rules[0].http.paths[0]';

  it('routes hosts and paths to Services', () => {
    expect(path(`path: /, pathType: Prefix, ${SERVICE}`)).toEqual([]);
    expect(ingress('tls: []')).toEqual([
      'spec: Invalid value: []: either `defaultBackend` or `rules` must be specified',
    ]);
    expect(path(`path: /, ${SERVICE}`)).toEqual([`${at}.pathType: Required value: pathType must be specified`]);
    expect(path(`path: x, pathType: Exact, ${SERVICE}`)).toEqual([
      `${at}.path: Invalid value: "x": must be an absolute path`,
    ]);
    expect(path('path: /, pathType: Prefix, backend: {}')).toEqual([
      `${at}.backend: Invalid value: "": resource or service backend is required`,
    ]);
    expect(path('path: /, pathType: Prefix, backend: {service: {name: web}}')).toEqual([
      `${at}.backend: Required value: port name or number is required`,
    ]);
    expect(ingress('rules: [{host: 10.0.0.1}]')).toEqual([
      'spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address',
    ]);
  });
});

describe('a CronJob', () => {
  it.each([
    [cron('schedule: "*/5 * * * *", timeZone: Asia/Shanghai,'), []],
    [cron(''), ['spec.schedule: Required value']],
    [
      cron('schedule: "61 * * * *",'),
      ['spec.schedule: Invalid value: "61 * * * *": end of range (61) above maximum (59): 61'],
    ],
    [
      cron('schedule: "TZ=UTC 1 * * * *",'),
      [
        'spec.schedule: Invalid value: "TZ=UTC 1 * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
      ],
    ],
    [
      cron('schedule: "@daily", timeZone: Mars/Base,'),
      ['spec.timeZone: Invalid value: "Mars/Base": unknown time zone Mars/Base'],
    ],
    [
      cron('schedule: "@daily", concurrencyPolicy: Never, startingDeadlineSeconds: -1,'),
      [
        'spec.startingDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0',
        'spec.concurrencyPolicy: Unsupported value: "Never": supported values: "Allow", "Forbid", "Replace"',
      ],
    ],
    [
      cron('schedule: "@daily",', 'Always'),
      ['spec.jobTemplate.spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
    [
      cron('schedule: "@daily",').replace('name: c', `name: ${'c'.repeat(53)}`),
      [`metadata.name: Invalid value: "${'c'.repeat(53)}": must be no more than 52 characters`],
    ],
  ])('%s', (text, expected) => expect(problems(text)).toEqual(expected));
});
