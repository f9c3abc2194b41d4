import type { ClientAsked } from './client-contract.ts';
import { Holding, join, readBack, writeHistory } from './reading.ts';
import { Typists } from './typists.ts';

const typists = new Typists();
const holding = new Holding();

process.on('message', (call: ClientAsked) => {
  answer(call).then(
    (result) => process.send?.({ id: call.id, result }),
    (error: unknown) => process.send?.({ id: call.id, failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: 'clients' });

function answer(call: ClientAsked): Promise<unknown> {
  switch (call.name) {
    case 'open':
      return typists.open(call.asked.place, call.asked.rooms);
    case 'type':
      return typists.type(call.asked);
    case 'differing':
      return Promise.resolve(typists.differing());
    case 'typeUntilEnd':
      return typists.typeUntilEnd(call.asked);
    case 'readBack':
      return readBack(call.asked);
    case 'close':
      return typists.close();
    case 'hold':
      return holding.hold(call.asked);
    case 'release':
      return holding.release();
    case 'writeHistory':
      return writeHistory(call.asked);
    case 'join':
      return join(call.asked);
  }
}
