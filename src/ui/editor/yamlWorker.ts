import { config } from '@vscode/l10n';
import 'monaco-yaml/yaml.worker.js';
import zh from './yamlMessages.zh.json';

// The worker is named after the page's language: see monaco.ts.
if (self.name.endsWith(':zh')) config({ contents: zh as Record<string, string> });
