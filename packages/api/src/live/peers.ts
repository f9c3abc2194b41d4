/** Which other nodes are alive, by what they say. */
export interface Peers {
  /** This one has said something. */
  heard(node: string): void;
  /** This one said goodbye. */
  gone(node: string): void;
  readonly any: boolean;
  close(): void;
}

/** Milliseconds between two signs of life, and after how long without one a node counts as dead. */
export const heartbeat = 2000;
const deadAfter = 3.5 * heartbeat;

export function peers(say: () => void, onDead: (node: string) => void): Peers {
  const lastHeard = new Map<string, number>();

  function forget(node: string): void {
    if (lastHeard.delete(node)) onDead(node);
  }

  const beating = setInterval(() => {
    say();
    const now = performance.now();
    for (const [node, at] of lastHeard) if (now - at > deadAfter) forget(node);
  }, heartbeat);
  beating.unref();
  say();

  return {
    heard: (node) => void lastHeard.set(node, performance.now()),
    gone: forget,
    get any() {
      return lastHeard.size > 0;
    },
    close: () => clearInterval(beating),
  };
}
