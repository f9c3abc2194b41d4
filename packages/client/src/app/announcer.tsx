import { useSyncExternalStore } from 'react';

let words = '';
const listeners = new Set<() => void>();

/** Says one sentence politely to people who listen to the screen. */
export function announce(sentence: string): void {
  // The same sentence twice has to differ, or nothing is read out.
  words = sentence === words ? `${sentence}\u00a0` : sentence;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Announcer() {
  const said = useSyncExternalStore(subscribe, () => words);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {said}
    </div>
  );
}
