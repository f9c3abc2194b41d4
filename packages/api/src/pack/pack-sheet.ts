import type { Pack } from '@alongside/workflows/pack/pack';
import type { Block, Sheet } from '../paper/sheet.ts';

/** The pack on paper. `today`, `YYYY-MM-DD`: what the file says it was made at, so that a day's packs are the same bytes. */
export function packSheet({ title, lead, questions, foot }: Pack, today: string): Sheet {
  return {
    title,
    lead,
    long: true,
    foot,
    at: `${today}T00:00:00.000Z`,
    blocks: questions.flatMap(({ question, parts }): Block[] => [
      { kind: 'heading', text: question, section: null },
      ...parts.flatMap(({ title: text, says, items }): Block[] => [
        { kind: 'subheading', text },
        ...says.map((sentence): Block => ({ kind: 'paragraph', text: sentence })),
        ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
      ]),
    ]),
  };
}
