import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from '../api/request.ts';
import { historyKeys } from '../history/history-queries.ts';
import type { OpenDocument } from './use-live-document.ts';

/** The service takes a quarter of a megabyte at once; what is more stays on this device alone. */
const mostCharacters = 60_000;
const mostInOne = 20_000;

/**
 * Words that came too late and are on this device alone are brought to the service, so that their author finds them
 * on any other; once it has them this device lets go of its copy.
 */
export function useBringLateWords(discussionId: string, document: OpenDocument | null): void {
  const queries = useQueryClient();
  const late = document?.typedTooLate ?? null;
  const live = document?.live;
  const reached = document?.status === 'saved';
  useEffect(() => {
    if (!late || !live || !reached) return;
    const size = late.words.reduce((sum, { text }) => sum + text.length, 0);
    if (size > mostCharacters || late.words.some(({ text }) => text.length > mostInOne)) return;
    void bring().catch(() => undefined);

    async function bring(): Promise<void> {
      if (!late || !live) return;
      const words = late.words.map(({ at, section, text }) => ({ at, section, text }));
      await request('POST', `/discussions/${discussionId}/late-words`, {
        commandId: crypto.randomUUID(),
        words,
      });
      await queries.invalidateQueries({ queryKey: historyKeys.lateWords(discussionId) });
      if (live.snapshot.typedTooLate === late) live.forgetLate();
    }
    // Not brought now, it is when the page comes back; until then it is shown from this device.
  }, [discussionId, late, live, reached, queries]);
}
