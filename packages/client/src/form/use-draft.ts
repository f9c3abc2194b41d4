import { useCallback, useState } from 'react';

/**
 * What somebody is typing into a form, kept for this tab until it was sent: a reload or a sign-in in between
 * loses nothing. Session storage, so that it does not stay on a shared laptop after the tab is closed.
 */
export function useDraft<Draft extends Record<string, unknown>>(
  name: string,
  empty: Draft,
): { draft: Draft; change: (part: Partial<Draft>) => void; discard: () => void } {
  const key = keyOf(name);
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty, ...readDraft(key) }));
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const after = { ...before, ...part };
        keepDraft(key, after);
        return after;
      }),
    [key],
  );
  const discard = useCallback(() => {
    dropDraft(key);
    setDraft(empty);
    // `empty` is written out where the form is and says the same each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return { draft, change, discard };
}

/** Whether words are kept under this name: a form with some opens by itself, so that nobody believes them lost. */
export function hasDraft(name: string): boolean {
  return Object.keys(readDraft(keyOf(name))).length > 0;
}

function keyOf(name: string): string {
  return `alongside:draft:${name}`;
}

function readDraft(key: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}

function keepDraft(key: string, draft: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage full or switched off: the form still holds the words, they just do not survive a reload.
  }
}

function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}
