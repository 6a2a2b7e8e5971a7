/** kubectl inside a container: it finds the cluster by the service account's files, and may do what that account may. */
import type { UserInfo } from '../../api/access';
import type { ApiClient } from '../../api/client';
import type { Pod, ServiceAccount } from '../../api/core';
import { createKubectl } from '../../kubectl/kubectl';
import type { Process, Program } from '../../process/types';
import { accountUser } from '../apiserver/authorization';
import type { EngineContext, ObjectStore } from '../context';
import { randomUid } from '../random';

const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** `clientOf` gives the API as that service account sees it; it is asked when the program first runs. */
export function podKubectl(
  { context, store }: { context: EngineContext; store: ObjectStore },
  pod: Pod,
  clientOf: (user: UserInfo) => ApiClient,
): { kubectl: Program } {
  const { namespace = 'default' } = pod.metadata;
  let program: Program | undefined;
  return {
    kubectl(process, argv) {
      if (!process.exists(TOKEN)) return withoutCluster(process);
      program ??= createKubectl({ client: clientOf(tokenUser(context, store, pod)), namespace });
      return program(process, argv);
    },
  };
}

/** Whom the token of a Pod stands for. Models serviceaccount.UserInfo with the claims of a bound token. */
function tokenUser(context: EngineContext, store: ObjectStore, { metadata, spec }: Pod): UserInfo {
  const { namespace = 'default', name = '', uid = '' } = metadata;
  const { serviceAccountName = 'default', nodeName = '' } = spec;
  const account = store.get<ServiceAccount>('ServiceAccount', namespace, serviceAccountName);
  const node = store.get('Node', undefined, nodeName);
  const claims = {
    'credential-id': `JTI=${randomUid(context.random('credential-id'))}`,
    'node-name': nodeName,
    'node-uid': node?.metadata.uid ?? '',
    'pod-name': name,
    'pod-uid': uid,
  };
  return {
    ...accountUser(namespace, serviceAccountName),
    uid: account?.metadata.uid ?? '',
    extra: Object.fromEntries(
      Object.entries(claims).map(([claim, value]) => [`authentication.kubernetes.io/${claim}`, [value]]),
    ),
  };
}

/** Without the account's files kubectl tries its oldest default. */
function* withoutCluster(process: Process) {
  const refused = 'The connection to the server localhost:8080 was refused - did you specify the right host or port?';
  yield* process.error(refused);
  return 1;
}
