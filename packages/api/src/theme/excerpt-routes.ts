import { withoutNumbers } from '@alongside/workflows/pack/without-names';
import {
  excerptCommands,
  excerptCommandSchema,
  excerptViewSchema,
} from '@alongside/workflows/theme/excerpt';
import { z } from 'zod';
import { type Clock, instantOf } from '../clock.ts';
import { commandBody, commandBodyShown } from '../http/command-body.ts';
import { pageSchema } from '../http/paging.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { StoredExcerpt, ThemeCollections } from './stored.ts';

/** What both agreed to share, before anybody beyond them reads it: its author's last look. */
export function excerptRoutes(themes: ThemeCollections, clock: Clock): Route[] {
  const { excerpts } = themes;

  const mine = route({
    method: 'get',
    path: '/excerpts',
    summary: 'Words of mine that we agreed to share; what waits for my last look first',
    params: none,
    query: z.strictObject({ state: z.enum(['waiting', 'confirmed', 'withdrawn']).optional() }),
    body: noBody,
    answers: { status: 200, schema: pageSchema(excerptViewSchema) },
    async handle({ asker: { person }, query: { state } }) {
      const found = await excerpts
        .find({ organisation: person.organisation, author: person.id, ...(state && { state }) })
        .sort({ at: -1, _id: 1 })
        .limit(200)
        .toArray();
      const order = { waiting: 0, confirmed: 1, withdrawn: 2 };
      const items = found
        .map(present)
        .toSorted((one, other) => order[one.state] - order[other.state]);
      return { status: 200, json: { items, next: null } };
    },
  });

  const command = route({
    method: 'post',
    path: '/excerpts/:id/commands',
    summary: 'Confirm the wording of an excerpt of mine, or withdraw it',
    params: idParams,
    query: none,
    body: commandBody(excerptCommandSchema),
    bodyShown: commandBodyShown(Object.values(excerptCommands)),
    answers: { status: 200, schema: excerptViewSchema },
    problems: [422],
    async handle({ asker, params: { id }, body: { command: said } }) {
      const found = await owned(id, asker);
      const at = new Date(clock.now());
      if (said.type === 'withdraw') return reply(await change(found, { state: 'withdrawn', at }));
      const words = said.words ?? found.words;
      if (withoutNumbers(words, instantOf(clock)) !== words) {
        throw new ProblemError(
          'not-now',
          'Somebody could be found by a number, case reference, date, address or postcode in these words. Take it out, then share it again; nothing was shared yet.',
        );
      }
      return reply(await change(found, { state: 'confirmed', words, at }));
    },
  });

  async function owned(id: string, { person }: Asker): Promise<StoredExcerpt> {
    const { organisation } = person;
    const found = await excerpts.findOne({ _id: id, organisation, author: person.id });
    if (!found) throw notFound();
    return found;
  }

  /** To the words that were read: were they agreed anew meanwhile, nothing is changed. */
  async function change(
    found: StoredExcerpt,
    changed: Partial<Pick<StoredExcerpt, 'state' | 'words' | 'at'>>,
  ): Promise<StoredExcerpt> {
    const { _id, organisation, agreed } = found;
    const done = await excerpts.updateOne({ _id, organisation, agreed }, { $set: changed });
    if (done.matchedCount === 0) throw notFound();
    return { ...found, ...changed };
  }

  return [mine, command];
}

function reply(excerpt: StoredExcerpt) {
  return { status: 200, json: present(excerpt) };
}

function present({
  _id,
  discussion,
  section,
  themes,
  agreed,
  words,
  state,
  at,
}: StoredExcerpt): z.infer<typeof excerptViewSchema> {
  return { id: _id, discussion, section, themes, agreed, words, state, at: at.toISOString() };
}
