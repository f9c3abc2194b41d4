import { openAlongside } from './alongside-wire.ts';
import { openHocuspocus } from './hocuspocus-wire.ts';
import { openSocketIo } from './socket-io-wire.ts';
import type { OpenWire } from './wire.ts';
import { openYWebsocket } from './y-websocket-wire.ts';

export type Protocol = 'alongside' | 'socket.io' | 'hocuspocus' | 'y-websocket';

export const protocols: Record<Protocol, OpenWire> = {
  alongside: openAlongside,
  'socket.io': openSocketIo,
  hocuspocus: openHocuspocus,
  'y-websocket': openYWebsocket,
};
