import { Button, type ButtonProps } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { Possibility } from './possibility.ts';

interface Props {
  /** Null: not this person's to do, so nothing is shown. */
  possibility: Possibility | null;
  onPress: () => void;
  children: ReactNode;
  variant?: ButtonProps['variant'];
  loading?: boolean;
}

/** A button that stays where people look for it, and says why when it is not possible now. */
export function ReasonedButton({ possibility, onPress, children, variant, loading }: Props) {
  const reason = useId();
  if (!possibility) return null;
  if (possibility.possible) {
    return (
      <Button variant={variant ?? 'filled'} loading={loading ?? false} onClick={onPress}>
        {children}
      </Button>
    );
  }
  return (
    <span className="row">
      <Button
        variant={variant ?? 'filled'}
        aria-disabled
        data-disabled
        aria-describedby={reason}
        onClick={(event) => event.preventDefault()}
      >
        {children}
      </Button>
      <span id={reason} className="reason">
        {possibility.reason}
      </span>
    </span>
  );
}
