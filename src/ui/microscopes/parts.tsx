import type { ReactNode } from 'react';
import { formatMoment } from '../text/time';

/** A table with a title for each column. */
export function Table({ columns, children }: { columns?: readonly string[]; children: ReactNode }) {
  return (
    <table>
      {columns && (
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>{children}</tbody>
    </table>
  );
}

/** When it happened: the way there. */
export function MomentCell({ atMs, onJump }: { atMs: number; onJump(atMs: number): void }) {
  return (
    <td>
      <button type="button" onClick={() => onJump(atMs)}>
        {formatMoment(atMs)}
      </button>
    </td>
  );
}
