import type { fromFindingSchema } from '@alongside/workflows/great-practice/contract';
import type { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { readsAs } from '../discussion/who-may-know.ts';
import type { Asker } from '../http/route.ts';
import { notFound, ProblemError } from '../problem-error.ts';

/**
 * The words of a strength that both agreed to share, in the record that stands.
 * @throws ProblemError `not-found` where the asker does not take part; `not-now` where it is no shared strength of it
 */
export async function sharedStrength(
  { discussions, records }: Pick<Collections, 'discussions' | 'records'>,
  { discussion, finding }: z.infer<typeof fromFindingSchema>,
  { person, directory }: Asker,
): Promise<string> {
  const { organisation } = person;
  const found = await discussions.findOne(
    { _id: discussion, organisation },
    { projection: { projection: 1 } },
  );
  if (!found || readsAs(found.projection, person.id, directory) !== 'participant') throw notFound();
  const version = found.projection.records.at(-1)?.version ?? 0;
  const record = await records.findOne({ _id: `${discussion}:${version}`, organisation });
  const strength = record?.findings.find(({ id }) => id === finding);
  if (strength?.section !== 'strength' || !strength.share) {
    throw new ProblemError(
      'not-now',
      'Only a strength that you both agreed to share can be taken from the record.',
    );
  }
  return strength.text;
}
