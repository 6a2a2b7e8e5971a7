import { redisServer } from '../servers/redis';
import { redisCli } from '../tools/redisCli';
import type { GroupPrograms } from './names';

/** Redis and its client. */
export const programs: GroupPrograms<'redis'> = {
  'redis-cli': redisCli,
  'redis-server': redisServer,
};
