import { config } from '@vscode/l10n';
import 'monaco-yaml/yaml.worker.js';
import zh from './yamlMessages.zh.json';

// The worker is named after the page's language: see monaco.ts.
const messages: Record<string, string> = self.name.endsWith(':zh') ? { ...zh } : {};
// Every field comes from the one schema: a line that names it would only say so again.
config({ contents: { ...messages, 'Source: [{0}]({1})': ' ' } });
