/** `-o FORMAT` of commands that print objects. Models cli-runtime PrintFlags and get_flags.go. */

import { goJson } from '../../api/goJson';
import { printYaml } from '../../api/yamlPrint';
import type { Process } from '../../process/types';
import { failed, type Outcome } from '../failure';
import { evaluateSteps, printJsonPath } from '../jsonpath/evaluate';
import { goSyntax } from '../jsonpath/goFormat';
import { parseJsonPath } from '../jsonpath/parse';
import { parseCustomColumns, parseCustomColumnsFile, printCustomColumns } from './customColumns';
import { parseTemplate, renderTemplate } from './goTemplate';
import { printKyaml } from './kyaml';

/** How objects are printed: a table, names, or text made of each whole object. */
export type OutputFormat =
  | { format: 'table'; wide: boolean }
  | { format: 'name' }
  | { format: 'object'; print(object: unknown): Outcome<string> }
  | { format: 'columns'; print(objects: readonly unknown[], noHeaders: boolean): string };

const FORMATS =
  'custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml';

/** Without those that make a table. */
export const OBJECT_FORMATS =
  'go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml';

/** `formats` lists what the command knows, for the error. */
export function parseOutput(process: Process, text: string, formats = FORMATS): Outcome<OutputFormat> {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const argument = equals < 0 ? '' : text.slice(equals + 1);
  switch (name) {
    case '':
    case 'wide':
      return { ok: true, value: { format: 'table', wide: name === 'wide' } };
    case 'name':
      return { ok: true, value: { format: 'name' } };
    case 'json':
      return objectOutput((object) => ({ ok: true, value: `${goJson(object, { indent: '    ' })}\n` }));
    case 'yaml':
      return objectOutput((object) => ({ ok: true, value: printYaml(object) }));
    case 'jsonpath':
      return jsonPathOutput(argument);
    case 'jsonpath-as-json':
      return jsonPathAsJsonOutput(argument);
    case 'kyaml':
      return objectOutput((object) => ({ ok: true, value: printKyaml(object) }));
    case 'jsonpath-file':
      return withFile(process, name, argument, jsonPathOutput);
    case 'custom-columns':
      return columnsOutput(parseCustomColumns(argument));
    case 'custom-columns-file':
      return withFile(process, name, argument, (file) => columnsOutput(parseCustomColumnsFile(file)));
    case 'go-template':
    case 'template':
      return templateOutput(argument);
    case 'go-template-file':
    case 'templatefile':
      return withFile(process, name, argument, templateOutput);
    default:
      return failed(
        `unable to match a printer suitable for the output format "${text}", allowed formats are: ${formats}`,
      );
  }
}

const objectOutput = (print: (object: unknown) => Outcome<string>): Outcome<OutputFormat> => ({
  ok: true,
  value: { format: 'object', print },
});

function jsonPathOutput(template: string): Outcome<OutputFormat> {
  if (template === '') return failed('template format specified but no template given');
  const parsed = parseJsonPath(template);
  if (!parsed.ok) return failed(`error parsing jsonpath ${template}, ${parsed.error}`);
  return objectOutput((object) => {
    const problems: string[] = [];
    const value = printJsonPath(parsed.nodes, object, (problem) => problems.push(problem));
    return problems[0] === undefined ? { ok: true, value } : failed(executionProblem(template, problems[0], object));
  });
}

const executionProblem = (template: string, problem: string, object: unknown): string =>
  `error executing jsonpath "${template}": Error executing template: ${problem}. Printing more information for ` +
  `debugging the template:\n\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(object)}\n\n`;

/** Every value that the template's paths lead to, as one JSON list. */
function jsonPathAsJsonOutput(template: string): Outcome<OutputFormat> {
  if (template === '') return failed('template format specified but no template given');
  const parsed = parseJsonPath(template);
  if (!parsed.ok) return failed(`error parsing jsonpath ${template}, ${parsed.error}`);
  return objectOutput((object) => {
    const values = parsed.nodes.flatMap((node) =>
      node.node === 'list' ? evaluateSteps(node.steps, object, object) : [],
    );
    return { ok: true, value: `${goJson(values, { indent: '    ' })}\n` };
  });
}

function templateOutput(text: string): Outcome<OutputFormat> {
  if (text === '') return failed('template format specified but no template given');
  const template = parseTemplate(text);
  if (!template.ok) return failed(`error parsing template ${text}, template: output:1: ${template.error}`);
  return objectOutput((object) => {
    const rendered = renderTemplate(template.blocks, object);
    return rendered.ok
      ? { ok: true, value: rendered.text }
      : failed(`error executing template "${text}": ${rendered.error}`);
  });
}

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

function withFile(
  process: Process,
  format: string,
  path: string,
  use: (text: string) => Outcome<OutputFormat>,
): Outcome<OutputFormat> {
  if (path === '') return failed(`${format} format specified but no template file given`);
  const stat = process.tryStat(path);
  if (!stat || stat.type === 'directory')
    return failed(
      `error reading ${format === 'jsonpath-file' ? 'template' : format} ${path}, open ${path}: no such file or directory`,
    );
  return use(process.readFile(path));
}

/** `apiVersion: v1, items, kind: List`: several objects as one. */
export const listOf = (items: readonly unknown[]): Record<string, unknown> => ({
  apiVersion: 'v1',
  items,
  kind: 'List',
  metadata: { resourceVersion: '' },
});
