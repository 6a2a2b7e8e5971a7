import type { Document } from 'yaml';

/** Offsets into the whole text of a file: `start` inclusive, `end` exclusive. */
export interface SourceRange {
  start: number;
  end: number;
}

/** Why a document cannot be read. */
export interface YamlProblem {
  /** go-yaml's words as kubectl prints them behind `error converting YAML to JSON: `: `yaml: line 4: did not find expected key`. */
  message: string;
  /** Said before YAML is read at all: nothing stands before it. */
  unread?: boolean;
  range: SourceRange;
}

export interface ManifestDocument {
  /** Position in the file, documents without content not counted. */
  index: number;
  /** Its text, and where that starts in the file. Ends before the `---` of the next. */
  text: string;
  offset: number;
  /** The JSON value; undefined if there is a problem. */
  value?: unknown;
  problem?: YamlProblem;
  /** The syntax tree, for ranges. Offsets in it count from the document's own start. */
  tree: Document;
  /** Where the value stands in the document, if it is an item of a List. */
  root?: Path;
}

export interface ParsedFile {
  text: string;
  documents: readonly ManifestDocument[];
  /** Set if the text was not read at all: longer than MAX_MANIFEST_LENGTH. */
  tooLarge?: boolean;
}

/** A path of field names and list indices. */
export type Path = readonly (string | number)[];
