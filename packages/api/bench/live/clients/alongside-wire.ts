import { attachmentsOf, compactFrame, readCompact } from '@alongside/workflows/live/compact-frames';
import { Decoder, Encoder, PacketType } from 'socket.io-parser';
import { WebSocket } from 'ws';
import { engine, isOk } from './socket-io-wire.ts';
import { bytesOf, type Opening, type Wire } from './wire.ts';
import { closed } from './y-websocket-wire.ts';

/** Alongside's protocol (docs/live.md) with compact frames, as its own pages speak it. */
export function openAlongside(opening: Opening): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const { doc, stateVector } = opening;
    const socket = new WebSocket(`${opening.url}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      headers: opening.cookie === '' ? {} : { cookie: opening.cookie },
    });
    const encoder = new Encoder();
    const decoder = new Decoder();
    const waiting = new Map<number, () => void>();
    let attachments = 0;
    let lastId = 0;

    const wire: Wire = {
      send(update, acknowledged) {
        const question = (lastId += 1);
        waiting.set(question, acknowledged);
        const frame = compactFrame('update', doc, update, question);
        if (frame) socket.send(frame);
      },
      close: () => closed(socket),
    };

    function done(question: number): void {
      waiting.get(question)?.();
      waiting.delete(question);
    }

    function join(): void {
      const data = ['doc:join', { doc, stateVector }];
      for (const part of encoder.encode({ type: PacketType.EVENT, nsp: '/', id: 0, data }))
        socket.send(typeof part === 'string' ? engine.message + part : part);
    }

    decoder.on('decoded', (packet) => {
      if (packet.type === PacketType.CONNECT) return join();
      if (packet.type === PacketType.CONNECT_ERROR)
        return reject(new Error(`not signed in: ${JSON.stringify(packet.data)}`));
      if (packet.type === PacketType.EVENT && packet.data?.[0] === 'doc:update')
        return opening.onUpdate(bytesOf(packet.data[1].update));
      if (packet.id !== 0) return;
      const answer: unknown = packet.data[0];
      if (!isOk(answer)) return reject(new Error(`not let in: ${JSON.stringify(answer)}`));
      opening.onUpdate(bytesOf(Reflect.get(answer, 'update')));
      resolve(wire);
    });

    socket.on('error', reject);
    socket.on('close', () => opening.onEnd());
    socket.on('message', (data, isBinary) => {
      const bytes = bytesOf(data);
      if (!isBinary) {
        const text = bytes.toString();
        if (text.startsWith(engine.ping)) return socket.send(engine.pong);
        if (text.startsWith(engine.open))
          return socket.send(`${engine.message}${PacketType.CONNECT}{"compact":true}`);
        attachments = attachmentsOf(text.slice(1));
        return decoder.add(text.slice(1));
      }
      if (attachments > 0) {
        attachments -= 1;
        return decoder.add(bytes);
      }
      const frame = readCompact(bytes);
      if (frame?.kind === 'update') opening.onUpdate(frame.update);
      else if (frame?.kind === 'done') frame.questions.forEach(done);
    });
  });
}
