import { nowCountedAs } from '@alongside/workflows/theme/codebook/codebook';
import { agreementOf } from '@alongside/workflows/theme/second-tagging/agreement';
import {
  sampleDrawSchema,
  secondTaggingLineSchema,
  secondTaggingSchema,
  secondTagSchema,
} from '@alongside/workflows/theme/second-tagging/contract';
import { may } from '@alongside/workflows/rights/rights';
import { derivedId } from '../durable/canonical-json.ts';
import { isDuplicate } from '../durable/receipts.ts';
import type { Transact } from '../durable/transact.ts';
import { commandIdSchema } from '../http/command-body.ts';
import { pageSchema } from '../http/paging.ts';
import { type Asker, noBody, none, type Reply, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import type { ViewLog } from '../reading/view-log.ts';
import { codebookOf } from './codebook-store.ts';
import { type DrawDeps, drawExcerpts, themesInUse } from './second-tagging-draw.ts';
import { lineOf, viewOfSample } from './second-tagging-view.ts';
import type { StoredSecondSample } from './stored.ts';

export interface SecondTaggingDeps extends DrawDeps {
  transact: Transact;
  viewLog: Pick<ViewLog, 'appendHourly'>;
}

/** Blind second tagging of a sample of shared excerpts, and how far the two taggings agree; never by person. */
export function secondTaggingRoutes(deps: SecondTaggingDeps): Route[] {
  const { themes, transact, clock, viewLog } = deps;
  const { secondSamples, secondTags } = themes;

  function mustKeep({ person }: Asker): void {
    if (!may(person, 'keepCodebook')) {
      throw new ProblemError('not-yours', 'A sample is tagged a second time by the quality lead.');
    }
  }

  async function opened(id: string, { person }: Asker): Promise<StoredSecondSample> {
    const found = await secondSamples.findOne({ _id: id, organisation: person.organisation });
    if (!found) throw notFound();
    return found;
  }

  async function shown(id: string, asker: Asker, status: 200 | 201 = 200): Promise<Reply> {
    const { organisation, id: person } = asker.person;
    const { view, sources } = await viewOfSample(themes, await opened(id, asker), person);
    await Promise.all(
      sources.map((discussion) =>
        viewLog.appendHourly({
          ...{ organisation, person, what: 'sharedExcerpts' as const },
          about: { discussion },
        }),
      ),
    );
    return { status, json: view };
  }

  function mustBeOpen(sample: StoredSecondSample, { person }: Asker): void {
    if (sample.by !== person.id) {
      throw new ProblemError(
        'not-yours',
        'Whoever drew this sample tags it. Draw one of your own.',
      );
    }
    if (sample.finishedAt !== null) {
      throw new ProblemError('not-now', 'This sample is finished. Draw another one.');
    }
  }

  const list = route({
    method: 'get',
    path: '/second-taggings',
    summary: 'Samples tagged a second time, with how far the taggings agree; newest first',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(secondTaggingLineSchema) },
    problems: [403],
    async handle({ asker }) {
      mustKeep(asker);
      const { organisation, id } = asker.person;
      const found = await secondSamples
        .find({ organisation })
        .sort({ at: -1, _id: -1 })
        .limit(100)
        .toArray();
      const items = found.map((sample) => lineOf(sample, id));
      return { status: 200, json: { items, next: null } };
    },
  });

  const draw = route({
    method: 'post',
    path: '/second-taggings',
    summary: 'Draw a sample of shared excerpts, to be tagged without knowing their tags',
    params: none,
    query: none,
    body: sampleDrawSchema.extend({ commandId: commandIdSchema }),
    answers: { status: 201, schema: secondTaggingSchema },
    problems: [403, 422],
    async handle({ asker, body: { commandId, size, seed } }) {
      mustKeep(asker);
      const { organisation, id: by } = asker.person;
      const _id = derivedId(organisation, by, commandId);
      const codebook = await codebookOf(themes, organisation);
      const { sample, tags } = await drawExcerpts(deps, codebook, {
        ...{ _id, organisation, by, size, seed },
      });
      if (tags.length === 0 && !(await secondSamples.findOne({ _id, organisation }))) {
        throw new ProblemError(
          'not-now',
          'There is nothing to draw from yet: an excerpt can be drawn when both agreed to share it, its author has looked at it once more, and enough others stand beside it. Nothing was kept.',
        );
      }
      try {
        await transact(async (session) => {
          await secondSamples.insertOne(sample, { session });
          await secondTags.insertMany(tags, { session });
        });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      return shown(_id, asker, 201);
    },
  });

  const read = route({
    method: 'get',
    path: '/second-taggings/:id',
    summary: 'A sample: the next excerpt without its tags; when finished, where the two differ',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: secondTaggingSchema },
    problems: [403],
    async handle({ asker, params: { id } }) {
      mustKeep(asker);
      return shown(id, asker);
    },
  });

  const tag = route({
    method: 'post',
    path: '/second-taggings/:id/tags',
    summary: 'Tag an excerpt of the sample; the last word counts until it is finished',
    params: idParams,
    query: none,
    body: secondTagSchema,
    answers: { status: 200, schema: secondTaggingSchema },
    problems: [403, 422],
    async handle({ asker, params: { id }, body: { item, themes: second } }) {
      mustKeep(asker);
      const { organisation } = asker.person;
      const sample = await opened(id, asker);
      mustBeOpen(sample, asker);
      const used = themesInUse(await codebookOf(themes, organisation));
      if (!second.every((theme) => used.some((known) => known.id === theme))) {
        throw new ProblemError('not-now', 'Choose themes that are in use. Nothing was changed.');
      }
      await transact(async (session) => {
        // Moves the sample on, so that tagging and finishing never cross.
        const open = { _id: id, organisation, finishedAt: null };
        const moved = await secondSamples.updateOne(open, { $inc: { revision: 1 } }, { session });
        const about = { _id: item, organisation, sample: id };
        const set = { $set: { second: [...new Set(second)] } };
        const tagged =
          moved.matchedCount === 1 && (await secondTags.updateOne(about, set, { session }));
        if (!tagged || tagged.matchedCount === 0) throw notFound();
      });
      return shown(id, asker);
    },
  });

  const finish = route({
    method: 'post',
    path: '/second-taggings/:id/finish',
    summary: 'Compare what was tagged so far with the first tags, and keep the result',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: secondTaggingSchema },
    problems: [403, 422],
    async handle({ asker, params: { id } }) {
      mustKeep(asker);
      const { organisation } = asker.person;
      const before = await opened(id, asker);
      // Sent again, it is answered with what was kept.
      if (before.finishedAt !== null) return shown(id, asker);
      mustBeOpen(before, asker);
      const codebook = await codebookOf(themes, organisation);
      const counted = (tags: readonly string[]): string[] => [
        ...new Set(tags.map((theme) => nowCountedAs(codebook, theme))),
      ];
      await transact(async (session) => {
        const tags = await secondTags
          .find({ organisation, sample: id, second: { $ne: null } }, { session })
          .toArray();
        if (tags.length === 0) {
          throw new ProblemError('not-now', 'Tag at least one excerpt first.');
        }
        const agreement = agreementOf(
          tags.map(({ first, second }) => ({
            first: counted(first),
            second: counted(second ?? []),
          })),
          themesInUse(codebook),
        );
        await secondSamples.updateOne(
          { _id: id, organisation, finishedAt: null },
          { $set: { finishedAt: new Date(clock.now()), agreement }, $inc: { revision: 1 } },
          { session },
        );
      });
      return shown(id, asker);
    },
  });

  return [list, draw, read, tag, finish];
}
