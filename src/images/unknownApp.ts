import type { Program } from '../process/types';
import { notice } from '../programs/network/socket';
import { answerHttp } from '../programs/servers/httpServer';
import { runServer } from '../programs/servers/server';
import { type Behaviour, exitOfAttempt } from './unknown';

/** The program of an image that the catalogue does not have: it does what its annotation says, and tells that it does. */
export const unknownApp =
  (image: string, behaviour: Behaviour, attempt: number): Program =>
  (process) => {
    notice(process, 'image.unknown', { image });
    return runServer(process, {
      name: 'app',
      ports: behaviour.opens,
      readyAfterMs: behaviour.readyMs,
      handle: (server, connection) => answerHttp(server, connection, () => ({ status: 200, body: '' })),
      ...(behaviour.runsMs === undefined
        ? {}
        : { endsAfterMs: behaviour.runsMs, exitCode: exitOfAttempt(behaviour, attempt) }),
    });
  };
