import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { openRooms, serve } from './serve.ts';

/** The floor: passes on what it gets with Socket.IO as it comes, stores nothing, acknowledges nothing. */
await serve(async ({ port }) => {
  const http = createServer();
  const io = new Server(http, { serveClient: false, transports: ['websocket'] });
  io.on('connection', (socket) => {
    socket.on('doc:join', (message: { doc: string }, answer: (joined: object) => void) => {
      void socket.join(message.doc);
      answer({ ok: true, update: Buffer.from([0, 0]), stateVector: Buffer.from([0]) });
    });
    socket.on('doc:update', (message: { doc: string; update: Uint8Array }) => {
      socket.to(message.doc).emit('doc:update', message);
    });
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  return { url: `ws://127.0.0.1:${port}`, rooms: openRooms };
});
