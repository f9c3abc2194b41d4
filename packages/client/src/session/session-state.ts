import { useSyncExternalStore } from 'react';

/**
 * Whether somebody has been signed in on this page, and whether the service has stopped knowing them since.
 * Kept outside React so that any call to the service can tell.
 */
let signedIn = false;
let ended = false;
let leaving = false;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** The service answered 401. Before anybody signed in that is no news; afterwards the sheet opens. */
export function noteSessionEnded(): void {
  if (!signedIn || ended) return;
  ended = true;
  tell();
}

export function noteSignedIn(): void {
  signedIn = true;
  if (!ended) return;
  ended = false;
  tell();
}

export function noteSignedOut(): void {
  signedIn = false;
  ended = false;
  tell();
}

/** Signed out, and on the way to another page: nothing of this one is to be drawn again. */
export function noteLeaving(): void {
  noteSignedOut();
  leaving = true;
  tell();
  // Whoever goes back is given the page as it was kept by the browser, and then a new one.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) window.location.reload();
  });
}

export function useLeaving(): boolean {
  return useSyncExternalStore(subscribe, () => leaving);
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
