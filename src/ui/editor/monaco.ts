// The smallest Monaco that edits manifests well: the core and only the features that YAML needs. Loaded on intent.
import * as core from 'monaco-editor/editor';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
// features/suggest/register of 0.57 leaves the controller out: without this line there is no completion.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/languages/definitions/yaml/register';
import editorWorkerUrl from 'monaco-editor/editor/editor.worker?worker&url';
import { spawnWorker } from '../engine/spawnWorker';
import yamlWorkerUrl from './yamlWorker?worker&url';

const makeWorker = (label: string): Worker =>
  spawnWorker(label === 'yaml' ? yamlWorkerUrl : editorWorkerUrl, `${label}:${document.documentElement.lang}`);

globalThis.MonacoEnvironment = { getWorker: (_id: string, label: string) => makeWorker(label) };

interface LegacyWorkerOptions {
  label?: string;
  createData?: unknown;
  host?: Record<string, unknown>;
  keepIdleModels?: boolean;
}

/**
 * monaco-worker-manager 2 (inside monaco-yaml) still passes { moduleId, label, createData }; since 0.53 the core wants a
 * worker that has been sent its two start messages.
 */
function createWebWorker(options: LegacyWorkerOptions) {
  const worker = makeWorker(options.label ?? '');
  worker.postMessage('ignore');
  worker.postMessage(options.createData);
  return core.editor.createWebWorker({
    worker,
    ...(options.host ? { host: options.host as Record<string, () => unknown> } : {}),
    keepIdleModels: options.keepIdleModels ?? false,
  });
}

export const monaco = { ...core, editor: { ...core.editor, createWebWorker } } as unknown as typeof core;
