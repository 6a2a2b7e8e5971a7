import { helpDifferences } from './help';
export function main(): number {
  const r = helpDifferences(process.env.KUBECTL ?? '');
  console.log(r.found.join('\n'));
  console.log(r.compared, r.found.length);
  return 0;
}
