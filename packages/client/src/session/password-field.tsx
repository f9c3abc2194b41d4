import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

/** A password, hidden unless its writer wants to see it. */
export function PasswordField({
  label,
  description,
  autoComplete,
  value,
  onChange,
  error,
  focused = false,
}: {
  label: string;
  description?: string;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  focused?: boolean;
}) {
  const [shown, setShown] = useState(false);
  return (
    <div className="stack tight">
      <TextInput
        label={label}
        description={description}
        type={shown ? 'text' : 'password'}
        name={autoComplete}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        data-autofocus={focused || undefined}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <label className="show-password">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        Show what I type
      </label>
    </div>
  );
}
