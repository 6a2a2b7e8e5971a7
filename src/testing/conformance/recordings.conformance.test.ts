/** Plays every recorded scenario and scores it against what a real cluster did. Prints the table of scores. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readScenarioFile } from '../../scenario/file';
import { type Category, compare } from './compare';
import { play } from './play';
import type { Recording } from './recording';
import { mean } from './similarity';

const TESTING = join(import.meta.dirname, '..');
const names = readdirSync(join(TESTING, 'recordings'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

/** What is asked for. A score may rise, never fall below these. */
const LEAST = { total: 0.95, seedTotal: 0.97, seedCategory: 0.97, mean: 0.985, category: 0.98 };

/**
 * As it is printed, with two digits: in one short step or log, chance alone costs a line or two. Two recordings of a real
 * cluster differ in the order in which DNS answers arrive, in which of stdout and stderr containerd reads first, and in
 * the minute that `ls -l` prints.
 */
const printed = (score: number): number => Number(score.toFixed(2));

const totals: number[] = [];
const byCategory = new Map<Category, number[]>();
const table: string[] = [];

describe('recorded scenarios', () => {
  it.each(names)('%s', (name) => {
    const recorded = JSON.parse(readFileSync(join(TESTING, 'recordings', `${name}.json`), 'utf8')) as Recording;
    const read = readScenarioFile(readFileSync(join(TESTING, 'scenarios', `${name}.yaml`), 'utf8'));
    if (!read.ok) throw new Error(`${name}: ${read.problem.code}`);
    const { total, score, differences } = compare(recorded, play(name, read.scenario));
    totals.push(total);
    for (const [category, value] of Object.entries(score) as [Category, number][])
      byCategory.set(category, [...(byCategory.get(category) ?? []), value]);
    const low = Object.entries(score).filter(([, value]) => value < 1);
    table.push(`${total.toFixed(3)}  ${name}  ${low.map(([key, value]) => `${key} ${value.toFixed(2)}`).join('  ')}`);
    const told = JSON.stringify(differences.slice(0, 3), null, 1);
    expect(total, told).toBeGreaterThanOrEqual(LEAST.total);
    if (!name.startsWith('seed-')) return;
    expect(total, told).toBeGreaterThanOrEqual(LEAST.seedTotal);
    for (const [category, value] of Object.entries(score) as [Category, number][])
      expect(printed(value), `${category} ${told}`).toBeGreaterThanOrEqual(LEAST.seedCategory);
  });

  it('score high enough on the whole', () => {
    expect(mean(totals)).toBeGreaterThanOrEqual(LEAST.mean);
    for (const [category, values] of byCategory) expect(mean(values), category).toBeGreaterThanOrEqual(LEAST.category);
  });

  afterAll(() => {
    const categories = [...byCategory].map(([category, values]) => `${category} ${mean(values)?.toFixed(3)}`);
    console.log([...table, categories.join('  '), `mean ${mean(totals)?.toFixed(4)} of ${totals.length}`].join('\n'));
  });
});
