let touchedAt = Date.now();
const listeners = new Set<() => void>();
const touches = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

function touched(): void {
  touchedAt = Date.now();
  for (const listener of listeners) listener();
}

// Where there is no page, as in some tests, nobody touches it.
for (const touch of touches)
  globalThis.window?.addEventListener(touch, touched, { capture: true, passive: true });

/** Milliseconds since somebody last touched this page: a key, a click, scrolling. */
export function untouchedFor(): number {
  return Date.now() - touchedAt;
}

/** Tells of every touch. */
export function onTouch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
