// The floor: Express and Mongoose, and a transaction that inserts two documents. No rights, no machine, no view.
import express from 'express';
import mongoose, { Schema } from 'mongoose';

const connection = await mongoose
  .createConnection(process.env['MONGODB_URI'] ?? '', {
    writeConcern: { w: 'majority' },
    maxPoolSize: 40,
  })
  .asPromise();
const Snapshot = connection.model(
  'Snapshot',
  new Schema({ discussion: String, type: String, at: Date, state: Schema.Types.Mixed }),
);
const Event = connection.model(
  'Event',
  new Schema({ discussion: String, type: String, at: Date, command: Schema.Types.Mixed }),
);
await Snapshot.createCollection();
await Event.createCollection();

const app = express();
app.use(express.json());
app.post('/discussions/:id/commands', async (req, res) => {
  const { type, ...command } = req.body;
  const at = new Date();
  const discussion = req.params.id;
  await connection.transaction(async (session) => {
    await Snapshot.create([{ discussion, type, at, state: { type, command } }], { session });
    await Event.create([{ discussion, type, at, command }], { session });
  });
  res.json({ discussion, type, at });
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string')
    process.send?.({ url: `http://127.0.0.1:${address.port}` });
});
// As long as the service keeps them.
server.keepAliveTimeout = 75_000;
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0));
