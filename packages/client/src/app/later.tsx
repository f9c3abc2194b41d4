import { type ComponentType, useEffect, useState } from 'react';
import { useOnceQuiet } from './once-quiet.ts';

const triesAgainAfter = 5000;

/**
 * A part of the page that nobody waits for: fetched once it is quiet. Where it does not arrive, the page goes on without
 * it and tries again.
 * @param fetch the same function each time
 */
export function Later({ fetch }: { fetch: () => Promise<ComponentType> }) {
  const isQuiet = useOnceQuiet();
  const [Part, setPart] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (!isQuiet) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const bring = () => {
      fetch().then(
        (part) => {
          if (!gone) setPart(() => part);
        },
        () => {
          if (!gone) timer = setTimeout(bring, triesAgainAfter);
        },
      );
    };
    bring();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [isQuiet, fetch]);
  return Part ? <Part /> : null;
}
