import type { FileReport, FilesRead, ReadFiles } from './protocol';
import { isManifest, readFile } from './readFile';

/** Manifests are read off the main thread, and apart from the engine: a long simulation does not hold up a finding. */
let known = new Map<string, FileReport>();

self.onmessage = ({ data }: MessageEvent<ReadFiles>) => {
  const fresh = new Map<string, FileReport>();
  for (const [file, text] of Object.entries(data.files)) {
    if (!isManifest(file)) continue;
    const report = known.get(file);
    fresh.set(file, report?.text === text ? report : readFile(text));
  }
  known = fresh;
  const answer: FilesRead = { id: data.id, reports: Object.fromEntries(fresh) };
  self.postMessage(answer);
};
