import { useEffect } from 'react';
import type * as Y from 'yjs';
import { useYjs } from '../live/use-live-document.ts';
import { minutesIn, setMinutes } from './answers.ts';

/** Seconds after the last key in which somebody still counts as writing. */
const thinkingTime = 60;

/** Counts the minutes spent writing, without a clock to look at. Answers the minutes so far. */
export function useQuietMinutes(doc: Y.Doc, writing: boolean): number {
  useEffect(() => {
    if (!writing) return undefined;
    let seconds = 0;
    let idle = thinkingTime;
    const busy = (): void => {
      idle = 0;
    };
    const timer = setInterval(() => {
      idle += 1;
      if (idle > thinkingTime || document.hidden) return;
      seconds += 1;
      if (seconds % 60 === 0) setMinutes(doc, minutesIn(doc) + 1);
    }, 1000);
    document.addEventListener('keydown', busy);
    document.addEventListener('input', busy);
    return () => {
      clearInterval(timer);
      document.removeEventListener('keydown', busy);
      document.removeEventListener('input', busy);
    };
  }, [doc, writing]);
  return useYjs(doc.getMap('time'), () => minutesIn(doc), Object.is);
}

export function sayMinutes(minutes: number): string {
  if (minutes === 0) return '';
  return minutes === 1 ? 'A minute so far' : `${minutes} minutes so far`;
}
