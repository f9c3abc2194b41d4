import { openHocuspocus } from './hocuspocus-wire.ts';
import { openSocketIo } from './socket-io-wire.ts';
import type { OpenWire } from './wire.ts';
import { openYWebsocket } from './y-websocket-wire.ts';

export type Protocol = 'socket.io' | 'hocuspocus' | 'y-websocket';

export const protocols: Record<Protocol, OpenWire> = {
  'socket.io': openSocketIo,
  hocuspocus: openHocuspocus,
  'y-websocket': openYWebsocket,
};
