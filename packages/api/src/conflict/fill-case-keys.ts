import { caseKey } from '@alongside/workflows/rights/case-key';
import type { Collections } from '../database/collections.ts';

/**
 * Discussions kept before case references were compared this way are found by it, too; harmless to repeat, and quick where
 * there is nothing to do: it asks the index that begins with the organisation.
 */
export async function fillCaseKeys({
  discussions,
  organisations,
}: Pick<Collections, 'discussions' | 'organisations'>): Promise<void> {
  for await (const { _id: organisation } of organisations.find({}, { projection: { _id: 1 } })) {
    const without = discussions.find(
      { organisation, 'projection.caseKey': { $exists: false } },
      { projection: { 'projection.caseReference': 1 } },
    );
    for await (const { _id, projection } of without) {
      const key = caseKey(projection.caseReference);
      await discussions.updateOne(
        { _id, organisation, 'projection.caseKey': { $exists: false } },
        { $set: { 'projection.caseKey': key } },
      );
    }
  }
}
