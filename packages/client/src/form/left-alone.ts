import { findIdentifiers } from '@alongside/workflows/identifiers/find';
import type { FoundIdentifier } from '@alongside/workflows/identifiers/kinds';
import { useSyncExternalStore } from 'react';

/** What somebody has said is no identifier. For this page alone: to keep it anywhere would be to keep it. */
let leftAlone: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

/** “It is not one”, or “leave it”: nobody is asked about it again on this page. */
export function leaveAlone({ text }: FoundIdentifier): void {
  leftAlone = new Set([...leftAlone, text]);
  for (const listener of listeners) listener();
}

export function isLeftAlone({ text }: FoundIdentifier): boolean {
  return leftAlone.has(text);
}

export function onLeftAlone(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What in these words looks as if somebody could be found by it, without what was left alone. */
export function pointedOut(text: string): FoundIdentifier[] {
  return findIdentifiers(text, new Date().toISOString()).filter((found) => !isLeftAlone(found));
}

/** Draws again when something was left alone somewhere on the page. */
export function useLeftAlone(): void {
  useSyncExternalStore(onLeftAlone, () => leftAlone);
}
