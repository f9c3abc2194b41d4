import { type WebSocket, WebSocketServer } from 'ws';
import { openRooms, serve } from './serve.ts';

const syncStep2 = 1;

/** The floor below the floor: passes frames on between the sockets of one path, without Socket.IO. */
await serve(async ({ port }) => {
  const rooms = new Map<string, Set<WebSocket>>();
  const server = new WebSocketServer({ port, host: '127.0.0.1' });
  server.on('connection', (socket, request) => {
    const path = request.url ?? '';
    const room = rooms.get(path) ?? new Set();
    rooms.set(path, room.add(socket));
    socket.on('message', (frame: Buffer) => {
      for (const other of room) if (other !== socket) other.send(frame);
    });
    socket.on('close', () => {
      room.delete(socket);
      if (room.size === 0) rooms.delete(path);
    });
    socket.send(Buffer.from([0, syncStep2, 2, 0, 0]));
  });
  await new Promise<void>((resolve) => server.on('listening', resolve));
  return { url: `ws://127.0.0.1:${port}`, rooms: openRooms };
});
