import type { Section } from '@alongside/workflows/discussion/stages';
import { useYjs } from '../live/use-live-document.ts';
import { plainText } from '../live/written-words.ts';
import type { Card } from './cards.ts';
import { useRoom } from './room.ts';

/** What is still missing before the two can agree, in words. A hint; the service decides when they try. */
export function useMissing(): string[] {
  const { cards, discussion, document } = useRoom();
  const written = useYjs(
    document.doc.getMap('findings'),
    () => writtenSections(cards).join(),
    Object.is,
  ).split(',');
  const { status } = discussion.familyVoice;
  return [
    ...(written.includes('childsExperience')
      ? []
      : ['Write what it meant for the child or family.']),
    ...(written.includes('strength') ? [] : ['Write one strength.']),
    ...(status === 'recorded' || status === 'explained'
      ? []
      : ['Write the family’s own voice, or why it could not be heard.']),
  ];
}

function writtenSections(cards: readonly Card[]): Section[] {
  const sections = cards
    .filter((card) => !card.removed && plainText(card.text).trim() !== '')
    .map((card) => card.section);
  return [...new Set(sections)];
}
