/** kubectl inside a container: it finds the cluster by the service account's files, and may do what that account may. */
import type { ApiClient } from '../../api/client';
import type { Pod } from '../../api/core';
import { createKubectl } from '../../kubectl/kubectl';
import type { Process, Program } from '../../process/types';

const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** `clientOf` gives the API as that service account sees it; it is asked when the program first runs. */
export function podKubectl(
  pod: Pod,
  clientOf: (user: { namespace: string; name: string }) => ApiClient,
): { kubectl: Program } {
  const { namespace = 'default' } = pod.metadata;
  let program: Program | undefined;
  return {
    kubectl(process, argv) {
      if (!process.exists(TOKEN)) return withoutCluster(process);
      program ??= createKubectl({
        client: clientOf({ namespace, name: pod.spec.serviceAccountName ?? 'default' }),
        namespace,
      });
      return program(process, argv);
    },
  };
}

/** Without the account's files kubectl tries its oldest default. */
function* withoutCluster(process: Process) {
  const refused = 'The connection to the server localhost:8080 was refused - did you specify the right host or port?';
  yield* process.error(refused);
  return 1;
}
