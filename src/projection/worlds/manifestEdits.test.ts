import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocuments } from '../../manifest';
import { busyboxTag, busyboxTagsIn, restartPolicyOf, withBusybox, withRestartPolicy } from './manifestEdits';

const pod = (spec: string) => `kind: Pod\nmetadata:\n  name: p # kept\nspec:\n${spec}`;
const CONTAINER = '  containers:\n  - name: a\n    image: busybox\n';

describe('withRestartPolicy', () => {
  it.each([
    [
      'replaces what is written',
      pod(`  restartPolicy: Always # why\n${CONTAINER}`),
      pod(`  restartPolicy: Never # why\n${CONTAINER}`),
    ],
    ['in quotes', pod(`  restartPolicy: "Always"\n${CONTAINER}`), pod(`  restartPolicy: Never\n${CONTAINER}`)],
    ['adds what is missing as the first field', pod(CONTAINER), pod(`  restartPolicy: Never\n${CONTAINER}`)],
    ['keeps comments', pod(`  # first\n${CONTAINER}`), pod(`  # first\n  restartPolicy: Never\n${CONTAINER}`)],
    [
      'in JSON',
      '{"kind":"Pod","spec":{"containers":[]}}',
      '{"kind":"Pod","spec":{restartPolicy: Never, "containers":[]}}',
    ],
    ['fills an empty value', pod(`  restartPolicy:\n${CONTAINER}`), pod(`  restartPolicy: Never\n${CONTAINER}`)],
    [
      'leaves a sidecar alone',
      pod('  initContainers:\n  - restartPolicy: Always\n'),
      pod('  restartPolicy: Never\n  initContainers:\n  - restartPolicy: Always\n'),
    ],
    [
      'in every document',
      `${pod(CONTAINER)}---\n${pod(CONTAINER)}`,
      `${pod(`  restartPolicy: Never\n${CONTAINER}`)}---\n${pod(`  restartPolicy: Never\n${CONTAINER}`)}`,
    ],
    [
      'in a List',
      'kind: List\nitems:\n- kind: Pod\n  spec:\n    containers: []\n',
      'kind: List\nitems:\n- kind: Pod\n  spec:\n    restartPolicy: Never\n    containers: []\n',
    ],
    [
      'with the line breaks of the text',
      pod(CONTAINER).replaceAll('\n', '\r\n'),
      pod(`  restartPolicy: Never\n${CONTAINER}`).replaceAll('\n', '\r\n'),
    ],
  ])('%s', (_, before, after) => expect(withRestartPolicy(before, 'Never')).toBe(after));

  it.each([
    ['a template, which must be Always', `kind: Deployment\nspec:\n  template:\n    spec:\n      containers: []\n`],
    ['what already has it', pod(`  restartPolicy: Never\n${CONTAINER}`)],
    ['what is no YAML', 'kind: Pod\n\tspec: {'],
    ['a Pod without a spec', 'kind: Pod\n'],
    ['an empty spec', 'kind: Pod\nspec: {}\n'],
  ])('leaves %s', (_, text) => expect(withRestartPolicy(text, 'Never')).toBe(text));

  it('leaves the default unwritten', () => expect(withRestartPolicy(pod(CONTAINER), 'Always')).toBe(pod(CONTAINER)));

  it('gives a text that reads as the policy, whatever stands around', () => {
    const field = fc.constantFrom(
      'hostNetwork: true',
      'nodeName: n',
      '# a comment',
      'dnsPolicy: Default',
      'volumes: []',
    );
    fc.assert(
      fc.property(
        fc.array(field, { maxLength: 4 }),
        fc.constantFrom('Always', 'OnFailure', 'Never'),
        (fields, policy) => {
          const text = pod(`${fields.map((one) => `  ${one}\n`).join('')}${CONTAINER}`);
          fc.pre(parseDocuments(text).documents.every(({ problem }) => !problem));
          expect(restartPolicyOf(withRestartPolicy(text, policy))).toBe(policy);
        },
      ),
    );
  });
});

describe('withBusybox', () => {
  it.each([
    ['busybox', '1.28', 'busybox:1.28'],
    ['"busybox:1.36"', '1.28', 'busybox:1.28'],
    ['docker.io/library/busybox:latest', '1.28', 'busybox:1.28'],
    ['busybox@sha256:abc', '1.28', 'busybox:1.28'],
    ['busybox:1.28 # old', '1.28', 'busybox:1.28 # old'],
    ['nginx', '1.28', 'nginx'],
    ['example.com/busybox', '1.28', 'example.com/busybox'],
  ])('%s → %s', (image, tag, after) => {
    const text = (name: string) =>
      pod(`  initContainers:\n  - {name: i, image: nginx}\n  containers:\n  - image: ${name}\n    name: a\n`);
    expect(withBusybox(text(image), tag)).toBe(text(after));
  });

  it('reaches templates', () => {
    const text = 'kind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{image: busybox}]}}}}}\n';
    expect(withBusybox(text, '1.28')).toContain('[{image: busybox:1.28}]');
    expect(busyboxTagsIn(text)).toEqual(['latest']);
  });

  it.each([
    [undefined, undefined],
    [7, undefined],
    ['busybox:1.28-glibc', '1.28-glibc'],
    ['mybusybox', undefined],
  ])('the tag of %s is %s', (image, tag) => expect(busyboxTag(image)).toBe(tag));
});
