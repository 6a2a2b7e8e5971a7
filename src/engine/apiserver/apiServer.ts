/** The API server: the cluster's own components get its store, kubectl gets its HTTP face. */

import type { UserInfo } from '../../api/access';
import type { ApiClient } from '../../api/client';
import type { EngineContext, NodeApi, ObjectStore } from '../context';
import { authorizedClient } from './authorizedClient';
import { bootstrap } from './bootstrap';
import { createClient } from './client';
import { manifestRules } from './manifestRules';
import { createObjectStore } from './objectStore';
import { createStorage } from './storage';

export interface ApiServer {
  readonly store: ObjectStore;
  /** One client; `node` is where logs and exec are proxied to. Without a user it may do everything, as an administrator. */
  client(options: { node: NodeApi; user?: UserInfo }): ApiClient;
}

export function createApiServer(context: EngineContext): ApiServer {
  const storage = createStorage(context);
  bootstrap(context, storage);
  const store = createObjectStore(context, storage, manifestRules);
  return {
    store,
    client({ node, user }) {
      const client = createClient({ context, storage, store, rules: manifestRules, node });
      return user ? authorizedClient(client, storage, user) : client;
    },
  };
}
