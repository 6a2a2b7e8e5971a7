import type { Plugin } from 'vite';
import { bundle } from '../../scripts/run-ts.mjs';

const ID = 'virtual:first-run';

/**
 * Simulates the first lesson at build time and ships its run as data: a run is a value, so the stage can show it before
 * any of the engine has been loaded.
 */
export function firstRun(): Plugin {
  let building = false;
  return {
    name: 'podflight:first-run',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    async load(id) {
      if (id !== `\0${ID}`) return undefined;
      const json = await simulateFirstLesson();
      if (!building) return `export default ${JSON.stringify(`data:application/json,${encodeURIComponent(json)}`)};`;
      const reference = this.emitFile({ type: 'asset', name: 'first-run.json', source: json });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}

async function simulateFirstLesson(): Promise<string> {
  const { url, dispose } = await bundle('src/testing/firstRun.ts');
  try {
    const { firstRunJson } = (await import(url)) as { firstRunJson(): string };
    return firstRunJson();
  } finally {
    dispose();
  }
}
