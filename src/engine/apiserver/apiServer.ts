/** The API server: the cluster's own components get its store, kubectl gets its HTTP face. */
import type { ApiClient } from '../../api/client';
import type { EngineContext, NodeApi, ObjectStore } from '../context';
import { bootstrap } from './bootstrap';
import { createClient } from './client';
import { manifestRules } from './manifestRules';
import { createObjectStore } from './objectStore';
import { createStorage } from './storage';

export interface ApiServer {
  readonly store: ObjectStore;
  /** One client; `node` is where logs and exec are proxied to. */
  client(options: { node: NodeApi }): ApiClient;
}

export function createApiServer(context: EngineContext): ApiServer {
  const storage = createStorage(context);
  bootstrap(context, storage);
  const store = createObjectStore(context, storage, manifestRules);
  return {
    store,
    client: ({ node }) => createClient({ context, storage, store, rules: manifestRules, node }),
  };
}
