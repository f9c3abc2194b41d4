import { expect, test } from 'vitest';
import { concernStory } from './concern-story.ts';

const raised = {
  summary: 'He said he is afraid to go home tonight.',
  raisedBy: 'sam',
  raisedAt: '2026-11-20T09:00:00.000Z',
  chased: 0,
  acknowledgedBy: null,
  acknowledgedAt: null,
  recordedWhere: null,
  handedOverAt: null,
};
const name = (id: string | null) => (id === 'sam' ? 'you' : 'Tess Fairholm');

test('[D32] while nobody has answered, it says that it is sent again every hour', () => {
  expect(concernStory(raised, name).at(-1)).toContain('Every hour it is sent again');
  expect(concernStory({ ...raised, chased: 2 }, name).join(' ')).toContain('2 times');
});

test('[D34] seen and handed over, it says by whom and where it is recorded', () => {
  const story = concernStory(
    {
      ...raised,
      acknowledgedBy: 'tess',
      acknowledgedAt: '2026-11-20T09:10:00.000Z',
      recordedWhere: 'strategy discussion',
      handedOverAt: '2026-11-20T10:00:00.000Z',
    },
    name,
  ).join(' ');
  expect(story).toContain('Seen by Tess Fairholm');
  expect(story).toContain('strategy discussion');
  expect(story).not.toContain('Not answered yet');
});
