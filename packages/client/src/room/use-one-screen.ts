import { useCallback, useState } from 'react';

/** Whether the two sit at this one screen; remembered for this tab and discussion. */
export function useOneScreen(discussion: string): [boolean, (together: boolean) => void] {
  const key = `alongside:one-screen:${discussion}`;
  const [together, setTogether] = useState(() => sessionStorage.getItem(key) === 'yes');
  const change = useCallback(
    (next: boolean) => {
      setTogether(next);
      if (next) sessionStorage.setItem(key, 'yes');
      else sessionStorage.removeItem(key);
    },
    [key],
  );
  return [together, change];
}
