import { connect } from '../database/connect.ts';
import { DatabaseProblem } from '../failed-start.ts';
import { sessionCollections } from '../session/stored.ts';
import { demoOrganisation } from './organisation.ts';

/**
 * In demo mode anybody comes in as anybody: never beside people who really sign in here.
 * @throws DatabaseProblem when somebody outside the demo organisation has a password or signs on with a provider
 */
export async function refuseRealPeople(mongodbUri: string): Promise<void> {
  const connection = await connect(mongodbUri);
  try {
    const { passwords, identities } = await sessionCollections(connection);
    const real = { organisation: { $ne: demoOrganisation.id } };
    const found = (await passwords.findOne(real)) ?? (await identities.findOne(real));
    if (found) {
      throw new DatabaseProblem(
        'Real people sign in to this database, and demo mode would let anybody in as anybody. Set DEMO_MODE=0, or give the demo a folder or database of its own (ALONGSIDE_DATA, MONGODB_URI).',
      );
    }
  } finally {
    await connection.close();
  }
}
