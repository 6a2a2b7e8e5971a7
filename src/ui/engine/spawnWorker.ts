/**
 * Starts a module worker by URL. In an opaque-origin iframe (sandbox without allow-same-origin) a worker of the same
 * address is refused and a blob: module fails to load, but a data: module that imports the address works, if the host
 * sends `Access-Control-Allow-Origin: *`.
 */
export function spawnWorker(url: string, name: string): Worker {
  const address = new URL(url, import.meta.url).href;
  const opaque = globalThis.origin === 'null';
  const source = opaque ? `data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(address)};`)}` : address;
  return new Worker(source, { type: 'module', name });
}
