export { commaLines, equalColumns, fittedColumns } from '../support/columns';
export { compareVersions } from '../text/compareVersions';
