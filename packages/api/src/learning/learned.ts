import { redactIdentifiers } from '@alongside/workflows/identifiers/redact';
import { idSchema } from '@alongside/workflows/organisation/people';
import { defaultThemes } from '@alongside/workflows/organisation/defaults';
import { z } from 'zod';
import { type Clock, instantOf } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { AroundResponses } from '../response/ports.ts';
import type { ResponseProjection } from '../response/projection.ts';
import type { Standing } from '@alongside/workflows/response/standing';
import { responseWorkflow } from '@alongside/workflows/response/workflow';
import type { ThemeCollections } from '../theme/stored.ts';
import { plainThemes, talksInAYear } from './words.ts';
import { type Tally, tallyOf } from './tally.ts';

const shareSchema = z.object({ theme: z.string(), says: z.string() });
const commentSchema = z.object({
  /** Null where it was taken back. */
  words: z.string().nullable(),
  at: z.string(),
  answer: z.string().nullable(),
});

const answerSchema = z.object({
  id: idSchema,
  standing: z.enum(['done', 'trying', 'thinking', 'notNow']),
  theme: z.string(),
  area: z.string().nullable(),
  heard: z.string(),
  /** What was done, is tried, or why not now; null while it is thought about. */
  answer: z.string().nullable(),
  /** Since when it stands so. */
  at: z.string(),
  /** While it is tried: until when, `YYYY-MM-DD`. */
  until: z.string().nullable(),
  /** It waits for longer than was promised: to be looked at, or for what comes after the trial. */
  late: z.boolean(),
  /** What representatives wrote, by their role and without a name. */
  comments: z.array(commentSchema),
});
export type Answer = z.infer<typeof answerSchema>;

/** “What we are learning”: aggregates, and what is done about them, in plain words. */
export const learnedSchema = z.object({
  organisation: z.string(),
  /** Null while the talks are too few to be added up. */
  talks: z.string().nullable(),
  well: z.array(shareSchema),
  worries: z.array(shareSchema),
  answers: z.array(answerSchema),
});
export type Learned = z.infer<typeof learnedSchema>;

const keptForMs = 10 * 60_000;
const mostShown = 100;

/** Reads what there is to show; what the talks add up to is counted at most every ten minutes. */
export function createLearned(deps: {
  collections: Collections;
  beside: AroundResponses;
  themes: Pick<ThemeCollections, 'learnings'>;
  clock: Clock;
}): (organisation: { id: string; name: string }) => Promise<Learned> {
  const { collections, themes, beside, clock } = deps;
  const kept = new Map<string, { at: number; tally: Promise<Tally | null> }>();

  function tally(organisation: string): Promise<Tally | null> {
    const now = clock.now();
    const known = kept.get(organisation);
    if (known && Math.abs(now - known.at) < keptForMs) return known.tally;
    const counted = tallyOf(themes, organisation, now);
    kept.set(organisation, { at: now, tally: counted });
    counted.catch(() => kept.delete(organisation));
    return counted;
  }

  async function answersOf(organisation: string, nameOf: NameOf): Promise<Answer[]> {
    const found = await collections.responses
      .find({ organisation })
      .sort({ 'projection.movedAt': -1, _id: -1 })
      .limit(mostShown)
      .toArray();
    const now = instantOf(clock);
    return found.map((read) => {
      const stored = { ...read, ...responseWorkflow.migrate(read) };
      const { standing, theme, area, heard, trial, outcome, told, due } = stored.projection;
      const { context } = responseWorkflow.look(stored, { kind: 'system' }, now, noFacts);
      return {
        id: stored._id,
        standing:
          standing === 'noticed' || standing === 'considering' ? ('thinking' as const) : standing,
        theme: nameOf(theme),
        area,
        heard: redactIdentifiers(heard, now),
        answer: forAnybody(
          standing === 'done' || standing === 'notNow'
            ? (told?.message ?? outcome?.words)
            : standing === 'trying'
              ? trial?.what
              : null,
          now,
        ),
        at: standsSince(stored.projection),
        until: standing === 'trying' ? (trial?.until ?? null) : null,
        late: latePublicly.has(standing) && due !== null && due.since <= now,
        comments: context.comments
          .filter((comment) => comment.as === 'representative')
          .map(({ words, at, answer, takenBack }) => ({
            words: takenBack ? null : forAnybody(words, now),
            at,
            answer: takenBack ? null : forAnybody(answer?.words, now),
          })),
      };
    });
  }

  return async function learned({ id, name }) {
    const nameOf = plainNames(await beside.themeNames(id));
    const [counted, answers] = await Promise.all([tally(id), answersOf(id, nameOf)]);
    const named = (shares: Tally['well']) =>
      shares.map(({ theme, says }) => ({ theme: nameOf(theme), says }));
    return {
      organisation: name,
      talks: counted === null ? null : talksInAYear(counted.talks),
      well: named(counted?.well ?? []),
      worries: named(counted?.worries ?? []),
      answers,
    };
  };
}

/** What it came to is on the page already: that colleagues are told late is theirs to see. */
const latePublicly: ReadonlySet<Standing> = new Set(['noticed', 'considering', 'trying']);

/** Whoever wrote it, nobody is to be found by a number or an address on a page that may be open to all. */
function forAnybody(words: string | null | undefined, now: string): string | null {
  return words === null || words === undefined ? null : redactIdentifiers(words, now);
}

/** When it came to stand as it does. */
function standsSince({ standing, outcome, trial, openedAt }: ResponseProjection): string {
  if (standing === 'done' || standing === 'notNow') return outcome?.at ?? openedAt;
  return standing === 'trying' ? (trial?.at ?? openedAt) : openedAt;
}

type NameOf = (theme: string) => string;

/** The usual themes in words for children, unless the organisation calls them something else. */
function plainNames(names: ReadonlyMap<string, string>): NameOf {
  return (theme) => {
    const name = names.get(theme);
    const isUsual = defaultThemes.some((usual) => usual.id === theme && usual.name === name);
    return (isUsual ? plainThemes[theme] : name) ?? 'Something else';
  };
}

/** Only looked at, by nobody in particular. */
const noFacts = {
  sender: { answers: false, practitioner: false, represents: false },
  named: [],
  guidance: null,
  holders: [],
  answerers: [],
  reach: null,
  slippingSince: null,
};
