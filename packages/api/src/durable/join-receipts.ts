import type { Connection } from 'mongoose';
import { createTransact } from './transact.ts';
import type { Receipt, StoredEvent } from './stored-workflow.ts';

type FormerEvent = Omit<StoredEvent, 'receipt'>;
type FormerReceipt = Receipt & Pick<StoredEvent, '_id' | 'organisation' | 'workflow' | 'revision'>;

const atOnce = 200;

/**
 * Until November 2026 answers lay in a collection of their own, `commands`, and events under `<workflow>:<revision>`.
 * Puts each answer to its event, some at a time, all of those or none; whoever is interrupted goes on at the next start.
 */
export async function joinReceipts(connection: Connection): Promise<void> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const commands = db.collection<FormerReceipt>('commands');
  const events = db.collection<FormerEvent>('events');
  const transact = createTransact(connection);
  const some = () =>
    transact(async (session) => {
      const taken = await commands.find({}, { session }).limit(atOnce).toArray();
      const places = new Map(
        taken.map((command) => [`${command.workflow}:${command.revision}`, command]),
      );
      const found = await events.find({ _id: { $in: [...places.keys()] } }, { session }).toArray();
      const joined = found.flatMap((event) => {
        const command = places.get(event._id);
        return command ? [{ ...event, _id: command._id, receipt: receiptOf(command) }] : [];
      });
      await events.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } }, { session });
      if (joined.length > 0) await events.insertMany(joined, { session });
      await commands.deleteMany({ _id: { $in: taken.map(({ _id }) => _id) } }, { session });
      return taken.length > 0;
    });
  while (await some());
  await commands.drop();
}

function receiptOf({
  hash,
  status,
  body,
  bodyExpires,
  due,
  attempts,
  lease,
}: FormerReceipt): Receipt {
  return { hash, status, body, bodyExpires, due, attempts, lease };
}
