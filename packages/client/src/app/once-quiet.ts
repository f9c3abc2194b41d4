import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Milliseconds in which nothing is read, and after which it is quiet enough whatever is read. */
const quietFor = 200;
const atLast = 5000;

/** Whether what the person came for has been read once: what they do not wait for may follow. */
export function useOnceQuiet(): boolean {
  const reading = useIsFetching() > 0;
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    if (isQuiet || reading) return undefined;
    const timer = setTimeout(() => setQuiet(true), quietFor);
    return () => clearTimeout(timer);
  }, [isQuiet, reading]);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(true), atLast);
    return () => clearTimeout(timer);
  }, []);
  return isQuiet;
}
