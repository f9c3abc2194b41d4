import { caseKey } from '@alongside/workflows/rights/case-key';
import type { Collections } from '../database/collections.ts';

/** Discussions kept before case references were compared this way are found by it, too; harmless to repeat. */
export async function fillCaseKeys({
  discussions,
}: Pick<Collections, 'discussions'>): Promise<void> {
  const without = discussions.find(
    { 'projection.caseKey': { $exists: false } },
    { projection: { 'projection.caseReference': 1 } },
  );
  for await (const { _id, projection } of without) {
    const key = caseKey(projection.caseReference);
    await discussions.updateOne(
      { _id, 'projection.caseKey': { $exists: false } },
      { $set: { 'projection.caseKey': key } },
    );
  }
}
