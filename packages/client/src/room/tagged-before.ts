import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { plainText } from '../live/written-words.ts';
import { excerptsQuery } from '../themes/theme-queries.ts';
import { useRoom } from './room.ts';
import type { Tagged } from './theme-suggestions.ts';

/**
 * What suggestions learn from, all of it on this device: the findings of this discussion that have themes, and what this
 * person shared from others. Nobody else’s words are fetched for it.
 */
export function useTaggedBefore(): readonly Tagged[] {
  const { cards } = useRoom();
  const mine = useQuery(excerptsQuery).data?.items;
  return useMemo(
    () => [
      ...cards
        .filter(({ themes, removed }) => themes.length > 0 && removed === null)
        .map(({ text, themes }) => ({ words: plainText(text), themes })),
      ...(mine ?? []).map(({ words, themes }) => ({ words, themes })),
    ],
    [cards, mine],
  );
}
