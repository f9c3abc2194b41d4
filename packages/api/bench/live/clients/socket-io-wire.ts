import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';
import { WebSocket } from 'ws';
import { bytesOf, type Opening, type Wire } from './wire.ts';
import { closed } from './y-websocket-wire.ts';

/** Engine.IO's first characters of a text frame. */
export const engine = { open: '0', ping: '2', pong: '3', message: '4' };

/**
 * Plain Socket.IO, spoken straight on a WebSocket: what is measured is the server, and a thin client leaves it more of
 * the machine.
 */
export function openSocketIo(opening: Opening): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${opening.url}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      headers: opening.cookie === '' ? {} : { cookie: opening.cookie },
    });
    const encoder = new Encoder();
    const decoder = new Decoder();
    const waiting = new Map<number, (answer: unknown) => void>();
    let lastId = 0;

    function emit(event: string, message: object, answered?: (answer: unknown) => void): void {
      const packet: Packet = { type: PacketType.EVENT, nsp: '/', data: [event, message] };
      if (answered) {
        packet.id = lastId += 1;
        waiting.set(packet.id, answered);
      }
      for (const part of encoder.encode(packet))
        socket.send(typeof part === 'string' ? engine.message + part : part);
    }

    const wire: Wire = {
      send(update, acknowledged) {
        emit('doc:update', { doc: opening.doc, update }, (answer) => {
          if (isOk(answer)) acknowledged();
        });
      },
      close: () => closed(socket),
    };

    decoder.on('decoded', (packet) => {
      if (packet.type === PacketType.CONNECT) {
        const { doc, stateVector } = opening;
        return emit('doc:join', { doc, stateVector }, (answer) => {
          if (!isOk(answer)) return reject(new Error(`not let in: ${JSON.stringify(answer)}`));
          opening.onUpdate(bytesOf(Reflect.get(answer, 'update')));
          resolve(wire);
        });
      }
      if (packet.type === PacketType.CONNECT_ERROR)
        return reject(new Error(`not signed in: ${JSON.stringify(packet.data)}`));
      const isAnswer = packet.type === PacketType.ACK || packet.type === PacketType.BINARY_ACK;
      if (isAnswer && packet.id !== undefined) {
        waiting.get(packet.id)?.(packet.data[0]);
        waiting.delete(packet.id);
      } else if (packet.data?.[0] === 'doc:update') {
        opening.onUpdate(bytesOf(packet.data[1].update));
      }
    });

    socket.on('error', reject);
    socket.on('close', () => opening.onEnd());
    socket.on('message', (data, isBinary) => {
      if (isBinary) return decoder.add(data);
      const text = bytesOf(data).toString();
      if (text.startsWith(engine.ping)) return socket.send(engine.pong);
      if (text.startsWith(engine.open))
        return socket.send(`${engine.message}${PacketType.CONNECT}`);
      decoder.add(text.slice(1));
    });
  });
}

export function isOk(answer: unknown): answer is { ok: true } {
  return typeof answer === 'object' && answer !== null && Reflect.get(answer, 'ok') === true;
}
