import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../scenario/scenario';
import { filesOf, serviceOrders } from './serviceOrder';
import { type Variation, worldsOf } from './worlds';

const POD = 'kind: Pod\nspec:\n  containers:\n  - image: busybox\n    name: a\n';
const SERVICE = 'kind: Service\nmetadata:\n  name: s\n';

const scenario = (files: Record<string, string>, steps: readonly [number, string][]): Scenario => ({
  kubernetes: '1.36',
  namespace: 'default',
  files,
  steps: steps.map(([atMs, run]) => ({ atMs, run })),
  untilMs: 60_000,
});
const stepsOf = ({ steps }: Scenario) => steps.map(({ atMs, run }) => `${atMs} ${run}`);

describe('serviceOrders', () => {
  const two = { 'pod.yaml': POD, 'services.yaml': SERVICE };

  it.each([
    [
      'Services that nobody has created yet',
      scenario(two, [[0, 'kubectl apply -f pod.yaml']]),
      ['0 kubectl apply -f services.yaml', '0 kubectl apply -f pod.yaml'],
      ['0 kubectl apply -f pod.yaml', '20000 kubectl apply -f services.yaml'],
    ],
    [
      'Services that are created later: at their own time',
      scenario(two, [
        [0, 'kubectl apply -f pod.yaml'],
        [8000, 'kubectl apply -f services.yaml'],
        [9000, 'kubectl get pods'],
      ]),
      ['0 kubectl apply -f services.yaml', '0 kubectl apply -f pod.yaml', '9000 kubectl get pods'],
      ['0 kubectl apply -f pod.yaml', '8000 kubectl apply -f services.yaml', '9000 kubectl get pods'],
    ],
    [
      'one command for both files',
      scenario(two, [[0, 'kubectl create -f services.yaml -f pod.yaml']]),
      ['0 kubectl apply -f services.yaml', '0 kubectl create -f pod.yaml'],
      ['0 kubectl create -f pod.yaml', '20000 kubectl apply -f services.yaml'],
    ],
    [
      'one file for both',
      scenario({ 'all.yaml': `${POD}---\n${SERVICE}` }, [[0, 'kubectl apply -f all.yaml']]),
      ['0 kubectl apply -f all-services.yaml', '0 kubectl apply -f all.yaml'],
      ['0 kubectl apply -f all.yaml', '20000 kubectl apply -f all-services.yaml'],
    ],
  ])('moves %s', (_, given, before, after) => {
    const orders = serviceOrders(given);
    expect(orders && stepsOf(orders.before)).toEqual(before);
    expect(orders && stepsOf(orders.after)).toEqual(after);
  });

  it('takes the documents of a common file apart', () => {
    const all = { 'all.yaml': `# mine\n${SERVICE}---\n${POD}` };
    const files = serviceOrders(scenario(all, [[0, 'kubectl apply -f all.yaml']]))?.before.files;
    expect(files).toEqual({ 'all.yaml': POD, 'all-services.yaml': `# mine\n${SERVICE}` });
  });

  it.each([
    ['no Service', scenario({ 'pod.yaml': POD }, [[0, 'kubectl apply -f pod.yaml']])],
    ['no Pod that is applied', scenario(two, [[0, 'kubectl apply -f services.yaml']])],
    ['a command that a shell combines', scenario(two, [[0, 'cat pod.yaml | kubectl apply -f -']])],
  ])('has nothing to move with %s', (_, given) => expect(serviceOrders(given)).toBeUndefined());

  it.each([
    ['kubectl apply -f a.yaml,b.yaml --filename=c.yaml -fd.yaml', ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml']],
    ['kubectl apply -f ./a.yaml', ['a.yaml']],
    ['kubectl get pods', undefined],
    ['kubectl apply -f a.yaml && echo', undefined],
  ])('%s applies %s', (run, files) => expect(filesOf(run)).toEqual(files));
});

describe('worldsOf', () => {
  const given = scenario({ 'pod.yaml': POD, 'readme.txt': 'busybox' }, [[0, 'kubectl apply -f pod.yaml']]);
  const keys = (variation: Variation, of = given, original = given) =>
    worldsOf(variation, of, original).map(({ key, asWritten }) => (asWritten ? `${key}*` : key));

  it.each([
    ['policy', ['policy-Always*', 'policy-OnFailure', 'policy-Never']],
    ['busybox', ['busybox-1.28', 'busybox-1.36']],
    ['services', []],
    ['edit', []],
  ] as const)('%s: %s', (variation, expected) => expect(keys(variation)).toEqual(expected));

  it('an edit makes two worlds', () => {
    const edited = { ...given, files: { 'pod.yaml': `${POD}# changed\n` } };
    expect(keys('edit', edited)).toEqual(['edit-before', 'edit-after*']);
    expect(worldsOf('edit', edited, given)[0]?.scenario.files).toBe(given.files);
  });

  it('has both images on the node where one is, and in a registry that is limited', () => {
    const node = { images: ['busybox:1.28'], registry: ['nginx'] };
    const [old] = worldsOf('busybox', { ...given, node }, given);
    expect(old?.scenario.node).toEqual({
      images: ['busybox:1.28', 'busybox:1.36'],
      registry: ['nginx', 'busybox:1.28', 'busybox:1.36'],
    });
    expect(worldsOf('busybox', { ...given, node: { images: ['nginx'] } }, given)[0]?.scenario.node?.images).toEqual([
      'nginx',
    ]);
  });

  it('leaves other files alone', () =>
    expect(worldsOf('busybox', given, given)[0]?.scenario.files['readme.txt']).toBe('busybox'));
});
