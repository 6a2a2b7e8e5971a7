/**
 * Manifests: text → documents → objects of the API → defaults → validation, as kubectl and the API server do it.
 *
 *   parseDocuments(text)      YAML documents with source ranges, or go-yaml's words for why not
 *   decode(value)             an object, or what Go's decoder says; unknown fields as the strict mode lists them
 *   applyDefaults(object)     what the server fills in
 *   validate(object)          field errors on a defaulted object; causesOf turns them into a Status' causes
 *   validateUpdate(next, old) what may not change
 *   warningsFor(object)       `Warning:` sentences
 *
 * All of it is pure and nothing throws.
 */
export { clientError, serverErrorText } from './clientErrors';
export { type DecodedObject, decode, decodeObject, type FieldValidation } from './decode/decode';
export { applyDefaults } from './defaults/applyDefaults';
export { diagnose } from './diagnose/diagnose';
export type { Diagnostic, QuickFix, TextEdit } from './diagnose/diagnostic';
export { storageOffers } from './diagnose/storage';
export { fieldSupport, type Support } from './fieldSupport';
export { type ScriptPlace, scriptPlaces } from './scriptPlaces';
export { type SupportMark, supportMarks } from './supportMarks';
export { causesOf, errorBody, errorText, type FieldError } from './validate/fieldError';
export { validate } from './validate/validate';
export { validateUpdate } from './validate/validateUpdate';
export { warningsFor } from './warnings';
export { MAX_MANIFEST_LENGTH, parseDocuments } from './yaml/parseDocuments';
export type { ManifestDocument, ParsedFile, Path, SourceRange, YamlProblem } from './yaml/parsedFile';
export { keyRangeOf, rangeOf } from './yaml/ranges';
export { scriptRange } from './yaml/scriptRange';
