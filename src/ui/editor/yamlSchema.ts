import { configureMonacoYaml } from 'monaco-yaml';
import schemaUrl from './kubernetes-1.36.schema.json?url';
import { monaco } from './monaco';

let schemaReady = false;

/** Completion and hover from one schema for every file; asked for once, from our own address. Findings are our own. */
export function offerSchema(): void {
  if (schemaReady) return;
  schemaReady = true;
  void fetch(schemaUrl)
    .then((response) => response.json())
    .then((schema) =>
      configureMonacoYaml(monaco as never, {
        isKubernetes: true,
        enableSchemaRequest: false,
        completion: true,
        hover: true,
        validate: false,
        format: { enable: false },
        yamlVersion: '1.1',
        // The address must end in .json, or the worker tries to load it.
        schemas: [{ uri: 'podflight://kubernetes-1.36.json', fileMatch: ['**/*.yaml', '**/*.yml'], schema }],
      }),
    )
    .catch(() => {
      schemaReady = false;
    });
}
