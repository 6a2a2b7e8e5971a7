import type { Diagnostic, ScriptPlace, SupportMark } from '../../manifest';
import type { Thing } from './thing';

/** What is known about the text of one file. Offsets count from the start of the text. */
export interface FileReport {
  /** The very text that this is about: offsets are wrong for any other. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly marks: readonly SupportMark[];
  readonly places: readonly ScriptPlace[];
  readonly things: readonly Thing[];
}

export type FileReports = Readonly<Record<string, FileReport>>;

/** Path → text of the scenario's files. The answer has one report for each that is a manifest. */
export interface ReadFiles {
  id: number;
  files: Readonly<Record<string, string>>;
}

export interface FilesRead {
  id: number;
  reports: FileReports;
}
