import { useEffect, useRef } from 'react';

/** When the button under somebody's hand is gone after a change, the focus goes to where things stand. */
export function useKeepFocus(here: React.RefObject<HTMLElement | null>, revision: number): void {
  const seen = useRef(revision);
  useEffect(() => {
    // Whoever has just come begins at the top of the page, with the skip link and the safety door.
    if (seen.current === revision) return;
    seen.current = revision;
    const waits = requestAnimationFrame(() => {
      if (document.activeElement === document.body) here.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(waits);
  }, [here, revision]);
}
