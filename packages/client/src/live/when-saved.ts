import type { LiveDocument } from './live-document.ts';

/**
 * Resolves to true once everything typed is durable, to false after `within` milliseconds or when there is no
 * connection. What the service decides by (a strength is written) it then knows.
 */
export function whenSaved(live: LiveDocument, within = 4000): Promise<boolean> {
  if (live.snapshot.status !== 'saving') return Promise.resolve(live.snapshot.status === 'saved');
  return new Promise((answer) => {
    const finish = (saved: boolean): void => {
      clearTimeout(timer);
      stop();
      answer(saved);
    };
    const timer = setTimeout(() => finish(false), within);
    const stop = live.subscribe(() => {
      const { status } = live.snapshot;
      if (status !== 'saving') finish(status === 'saved');
    });
  });
}
