import type { ReactNode } from 'react';

/** What a panel says while it has nothing to show. */
export const Empty = ({ children }: { children: ReactNode }) => (
  <p className="m-0 px-4 py-6 text-center text-sm text-faint">{children}</p>
);

/** Asks why about the row it stands in. */
export function WhyButton({ label, onAsk }: { label: string; onAsk(): void }) {
  return (
    <button type="button" className="why-button" title={label} aria-label={label} onClick={onAsk}>
      ?
    </button>
  );
}

export interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange(value: string): void;
}

export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label className="flex items-center gap-2 px-4 py-2 text-sm">
      <span className="text-faint">{label}</span>
      <select
        className="button min-w-0 justify-start font-mono text-[13px]"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
