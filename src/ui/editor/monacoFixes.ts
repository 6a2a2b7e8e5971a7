import type { Finding } from './editorProps';
import { monaco } from './monaco';
import { type Model, rangeIn } from './monacoModels';

/** Whose markers these are; monaco-yaml's own validation is off. */
const OWNER = 'podflight';

const findingsOf = new WeakMap<Model, { version: number; findings: readonly Finding[] }>();

/** Underlines in the text, with the fixes that the light bulb and Ctrl+. offer. */
export function showFindings(model: Model, findings: readonly Finding[]): void {
  offerFixes();
  findingsOf.set(model, { version: model.getVersionId(), findings });
  monaco.editor.setModelMarkers(
    model,
    OWNER,
    findings.map(({ severity, range, message, said }) => {
      const { startLineNumber, startColumn, endLineNumber, endColumn } = rangeIn(model, range);
      const text = said === undefined ? message : `${message}\n${said}`;
      return { severity: SEVERITY[severity], message: text, startLineNumber, startColumn, endLineNumber, endColumn };
    }),
  );
}

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  hint: monaco.MarkerSeverity.Info,
} as const;

let offered = false;

function offerFixes(): void {
  if (offered) return;
  offered = true;
  monaco.languages.registerCodeActionProvider('yaml', {
    provideCodeActions(model, range) {
      const known = findingsOf.get(model);
      const none = { actions: [], dispose() {} };
      if (!known || known.version !== model.getVersionId()) return none;
      const touched = known.findings.filter((finding) =>
        monaco.Range.areIntersectingOrTouching(rangeIn(model, finding.range), range),
      );
      const actions = touched.flatMap(({ fixes }) =>
        fixes.map(({ title, edits }, position) => ({
          title,
          kind: 'quickfix',
          isPreferred: position === 0,
          edit: {
            edits: edits.map(({ range: where, text }) => ({
              resource: model.uri,
              versionId: model.getVersionId(),
              textEdit: { range: rangeIn(model, where), text },
            })),
          },
        })),
      );
      return { ...none, actions };
    },
  });
}
