import { nginx } from '../servers/nginx';
import { nginxEntrypoint } from '../tools/nginxEntrypoint';
import type { GroupPrograms } from './names';

/** nginx and what its image starts with. */
export const programs: GroupPrograms<'nginx'> = {
  nginx,
  'nginx-entrypoint': nginxEntrypoint,
};
