import { useSyncExternalStore } from 'react';

/** The program that waits to take the place of this page's; null while there is none. */
let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function offer(worker: ServiceWorker): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/** Whether a new version waits to be used. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== null,
  );
}

/** Begins the new version, once what was typed on this page is safe. */
export async function beginNewVersion(): Promise<void> {
  const { wordsArrived } = await import('../live/documents.ts');
  await wordsArrived();
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
    once: true,
  });
  waiting?.postMessage({ ask: 'takeOver' }, []);
}

/**
 * Puts the program on this device, after everything the person came for has been loaded. Where the browser cannot,
 * nothing is different but that there is no opening without a connection.
 */
export async function keepOnDevice(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/service-worker.js');
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) void arrived(worker);
    });
  });
  if (registration.waiting) await arrived(registration.waiting);
}

/** A page that came over the network is the newest already: then nobody needs to be asked. */
async function arrived(worker: ServiceWorker): Promise<void> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]');
  const file = script ? new URL(script.src).pathname : '';
  if (await holds(worker, file)) worker.postMessage({ ask: 'takeOver' }, []);
  else offer(worker);
}

function holds(worker: ServiceWorker, file: string): Promise<boolean> {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => answer(data === true), { once: true });
    port1.start();
    worker.postMessage({ ask: 'holds', file }, [port2]);
  });
}
