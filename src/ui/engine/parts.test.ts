import { expect, it } from 'vitest';
import { startCluster } from '../../engine/cluster';
import { PartMissing } from '../../process/parts';
import type { Scenario } from '../../scenario/scenario';
import { guessParts } from './guessParts';
import { loadGuessed, withParts } from './parts';
import { UNREACHABLE } from './protocol';

// Nothing here may import what loads all parts: these tests are about parts that are not loaded.

const scenario = (run: string): Scenario => ({
  kubernetes: '1.36',
  namespace: 'default',
  files: { 'numbers.txt': '1 2\n3 4\n' },
  steps: [{ atMs: 0, run }],
  untilMs: 1000,
});

const printed = (run: ReturnType<typeof simulateNow>): string =>
  run.trace.flatMap((event) => (event.kind === 'step-output' ? [event.text] : [])).join('');
const simulateNow = (run: string) => startCluster(scenario(run)).finish();

it('loads what was not guessed while the simulation turns out to need it, and gives the run of having had it', async () => {
  const script = "k=k; q=q; aw$k '{ print $1 + $2 }' numbers.txt | j$q -s add";
  expect(guessParts(scenario(script))).toEqual([]);
  expect(() => simulateNow(script)).toThrow(PartMissing);
  let attempts = 0;
  const run = await withParts(() => {
    attempts++;
    return simulateNow(script);
  });
  expect(attempts).toBe(3);
  expect(printed(run)).toBe('10\n');
  expect(simulateNow(script)).toEqual(run);
});

it('needs one attempt where the guess was right', async () => {
  const script = 'find . -name numbers.txt';
  expect(() => simulateNow(script)).toThrow(PartMissing);
  await loadGuessed(scenario(script));
  expect(printed(simulateNow(script))).toBe('./numbers.txt\n');
});

it('loads how programs are called when one is called wrongly', async () => {
  const pod = 'kubectl run p --image busybox:1.36 --restart Never -- cat --what; sleep 20; kubectl logs p';
  const play = () => startCluster({ ...scenario(pod), untilMs: 60_000 }).finish();
  expect(play).toThrow('"usages"');
  expect(printed(await withParts(play))).toContain('Usage: cat');
});

it('loads what few scripts need of a shell', async () => {
  const script = '[[ abc =~ b(.) ]] && echo found; echo echo read | bash';
  expect(() => simulateNow(script)).toThrow('"bash"');
  expect(printed(await withParts(() => simulateNow(script)))).toBe('found\nread\n');
});

it('lets other errors pass', async () => {
  const failing = withParts(() => {
    throw new Error('another');
  });
  await expect(failing).rejects.toThrow('another');
});

it('says by a code that a part cannot be fetched', async () => {
  const failing = withParts(() => {
    throw new PartMissing('elsewhere');
  });
  await expect(failing).rejects.toThrow(UNREACHABLE);
});
