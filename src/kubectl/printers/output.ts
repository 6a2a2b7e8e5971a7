/** `-o FORMAT` of commands that print objects. Models cli-runtime PrintFlags and get_flags.go. */

import { goJson } from '../../api/goJson';
import { printYaml } from '../../api/yamlPrint';
import type { Process } from '../../process/types';
import { type Failure, failed, type Outcome, textFailure } from '../failure';
import { renderTemplate } from '../goTemplate/evaluate';
import { TEMPLATE_FUNCTIONS } from '../goTemplate/functions';
import { parseTemplate } from '../goTemplate/parse';
import { evaluateSteps, printJsonPath } from '../jsonpath/evaluate';
import { goSyntax, goValue } from '../jsonpath/goFormat';
import { parseJsonPath } from '../jsonpath/parse';
import { parseCustomColumns, parseCustomColumnsFile, printCustomColumns } from './customColumns';
import { printKyaml } from './kyaml';

/** What an object is printed as. `printed` is what a template said before it failed. */
export type Printed = { ok: true; value: string } | { ok: false; error: Failure; printed?: string };

/** How objects are printed: a table, names, or text made of each whole object. */
export type OutputFormat =
  | { format: 'table'; wide: boolean }
  | { format: 'name' }
  | { format: 'object'; print(object: unknown): Printed }
  | { format: 'columns'; print(objects: readonly unknown[], noHeaders: boolean): string };

const FORMATS =
  'custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml';

/** Without those that make a table. */
export const OBJECT_FORMATS =
  'go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml';

export interface OutputOptions {
  /** What the command knows, for the error. */
  formats?: string;
  /** --allow-missing-template-keys=false: templates fail at keys that are not there. */
  missingKeysFail?: boolean;
}

export function parseOutput(process: Process, text: string, options: OutputOptions = {}): Outcome<OutputFormat> {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const argument = equals < 0 ? '' : text.slice(equals + 1);
  const strict = options.missingKeysFail === true;
  const plain = equals < 0 ? plainOutput(text) : undefined;
  if (plain) return { ok: true, value: plain };
  switch (name) {
    case 'jsonpath':
      return jsonPathOutput(argument, strict);
    case 'jsonpath-as-json':
      return jsonPathAsJsonOutput(argument, strict);
    case 'jsonpath-file':
      return withTemplateFile(process, argument, (template) => jsonPathOutput(template, strict));
    case 'custom-columns':
      return columnsOutput(parseCustomColumns(argument));
    case 'custom-columns-file':
      return withColumnsFile(process, argument);
    case 'go-template':
    case 'template':
      return templateOutput(argument, strict);
    case 'go-template-file':
    case 'templatefile':
      return withTemplateFile(process, argument, (template) => templateOutput(template, strict));
    default:
      return failed(
        `unable to match a printer suitable for the output format "${text}", allowed formats are: ${options.formats ?? FORMATS}`,
      );
  }
}

/** Formats that take no argument. Only of these does the case not matter, `wide` excepted. */
function plainOutput(text: string): OutputFormat | undefined {
  if (text === '' || text === 'wide') return { format: 'table', wide: text === 'wide' };
  switch (text.toLowerCase()) {
    case 'name':
      return { format: 'name' };
    case 'json':
      return { format: 'object', print: (object) => ({ ok: true, value: `${goJson(object, { indent: '    ' })}\n` }) };
    case 'yaml':
      return { format: 'object', print: (object) => ({ ok: true, value: printYaml(object) }) };
    case 'kyaml':
      return { format: 'object', print: (object) => ({ ok: true, value: printKyaml(object) }) };
    default:
      return undefined;
  }
}

const objectOutput = (print: (object: unknown) => Printed): Outcome<OutputFormat> => ({
  ok: true,
  value: { format: 'object', print },
});

function jsonPathOutput(template: string, missingKeys: boolean): Outcome<OutputFormat> {
  if (template === '') return failed('template format specified but no template given');
  const parsed = parseJsonPath(template);
  if (!parsed.ok) return failed(`error parsing jsonpath ${template}, ${parsed.error}`);
  return objectOutput((object) => {
    const problems: string[] = [];
    const value = printJsonPath(parsed.nodes, object, { missingKeys, problem: (problem) => problems.push(problem) });
    return problems[0] === undefined ? { ok: true, value } : failed(executionProblem(template, problems[0], object));
  });
}

const executionProblem = (template: string, problem: string, object: unknown): string =>
  `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${problem}. Printing more information for ` +
  `debugging the template:\n\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(object)}\n\n`;

/** Every value that the template's paths lead to, as one JSON list. */
function jsonPathAsJsonOutput(template: string, missingKeys: boolean): Outcome<OutputFormat> {
  if (template === '') return failed('template format specified but no template given');
  const parsed = parseJsonPath(template);
  if (!parsed.ok) return failed(`error parsing jsonpath ${template}, ${parsed.error}`);
  return objectOutput((object) => {
    const problems: string[] = [];
    const report = { missingKeys, problem: (problem: string) => problems.push(problem) };
    const values = parsed.nodes.flatMap((node) =>
      node.node === 'list' ? evaluateSteps(node.steps, object, object, report) : [],
    );
    if (problems[0] !== undefined) return failed(executionProblem(template, problems[0], object));
    return { ok: true, value: `${goJson(values, { indent: '    ' })}\n` };
  });
}

const FUNCTIONS: ReadonlySet<string> = new Set(Object.keys(TEMPLATE_FUNCTIONS));
/** What Go's errors call a template of the command line. */
const TEMPLATE_NAME = 'output';

function templateOutput(text: string, missingKeys: boolean): Outcome<OutputFormat> {
  if (text === '') return failed('template format specified but no template given');
  const parsed = parseTemplate(TEMPLATE_NAME, text, FUNCTIONS);
  if (!parsed.ok) return failed(`error parsing template ${text}, template: ${parsed.error}`);
  return objectOutput((object) => {
    const rendered = renderTemplate(parsed.template, object, { name: TEMPLATE_NAME, missingKeys });
    if (rendered.error === undefined) return { ok: true, value: rendered.text };
    return {
      ok: false,
      error: textFailure(`error executing template ${JSON.stringify(text)}: ${rendered.error}`),
      printed: `${rendered.text}${templateProblem(text, rendered.error, object)}`,
    };
  });
}

/** What stands on stdout behind a template that failed: all that it was given. */
const templateProblem = (template: string, problem: string, object: unknown): string =>
  `Error executing template: ${problem}. Printing more information for debugging the template:\n` +
  `\ttemplate was:\n\t\t${template}\n\traw data was:\n\t\t${goJson(object)}\n` +
  `\tobject given to template engine was:\n\t\t${goValue(object)}\n\n`;

function columnsOutput(parsed: ReturnType<typeof parseCustomColumns>): Outcome<OutputFormat> {
  if (!parsed.ok) return failed(parsed.error);
  return {
    ok: true,
    value: {
      format: 'columns',
      print: (objects, noHeaders) => printCustomColumns(parsed.columns, objects, noHeaders),
    },
  };
}

function withTemplateFile(
  process: Process,
  path: string,
  use: (text: string) => Outcome<OutputFormat>,
): Outcome<OutputFormat> {
  if (path === '') return failed('template format specified but no template given');
  const text = readFileText(process, path);
  return text.ok ? use(text.value) : failed(`error reading --template ${path}, ${text.problem}`);
}

function withColumnsFile(process: Process, path: string): Outcome<OutputFormat> {
  if (path === '') return failed('custom-columns format specified but no custom columns given');
  const text = readFileText(process, path);
  if (!text.ok) return failed(`error reading template ${path}, ${text.problem}`);
  return columnsOutput(parseCustomColumnsFile(text.value));
}

function readFileText(process: Process, path: string): { ok: true; value: string } | { ok: false; problem: string } {
  const stat = process.tryStat(path);
  if (!stat) return { ok: false, problem: `open ${path}: no such file or directory` };
  if (stat.type === 'directory') return { ok: false, problem: `read ${path}: is a directory` };
  return { ok: true, value: process.readFile(path) };
}

/** `apiVersion: v1, items, kind: List`: several objects as one. */
export const listOf = (items: readonly unknown[]): Record<string, unknown> => ({
  apiVersion: 'v1',
  items,
  kind: 'List',
  metadata: { resourceVersion: '' },
});
