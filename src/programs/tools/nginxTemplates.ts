import type { Blocking, Process } from '../../process/types';
import type { Say } from './nginxEntrypoint';

const REFERENCE = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** Fills what is below the folder `from`: only variables that are set are replaced. */
export function* fillTemplates(process: Process, from: string, say: Say): Blocking<void> {
  const { env } = process;
  const suffix = env.NGINX_ENVSUBST_TEMPLATE_SUFFIX ?? '.template';
  const to = env.NGINX_ENVSUBST_OUTPUT_DIR ?? '/etc/nginx/conf.d';
  if (!process.access(to, 2)) return yield* say(`ERROR: ${from} exists, but ${to} is not writable`);
  for (const name of filesBelow(process, from)) {
    if (!name.endsWith(suffix)) continue;
    const target = `${to}/${name.slice(0, -suffix.length)}`;
    yield* say(`Running envsubst on ${from}/${name} to ${target}`);
    for (const folder of parentsOf(target)) if (!process.exists(folder)) process.makeDirectory(folder);
    const text = process.readFile(`${from}/${name}`);
    process.writeFile(
      target,
      text.replace(REFERENCE, (whole, braced?: string, bare?: string) => env[braced ?? bare ?? ''] ?? whole),
    );
  }
}

function filesBelow(process: Process, folder: string): readonly string[] {
  return process.readDirectory(folder).flatMap((name) => {
    const type = process.tryStat(`${folder}/${name}`)?.type;
    // A ConfigMap's own folders (`..data`) are not the templates.
    if (name.startsWith('..')) return [];
    if (type === 'directory') return filesBelow(process, `${folder}/${name}`).map((below) => `${name}/${below}`);
    return type === 'file' ? [name] : [];
  });
}

const parentsOf = (path: string): readonly string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, i, parts) => parts.slice(0, i + 1).join('/'))
    .filter(Boolean);
