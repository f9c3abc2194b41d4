import type { Protocol } from '../clients/protocols.ts';

/** A server in the comparison. */
export interface Competitor {
  id: string;
  /** As the tables call it. */
  name: string;
  script: string;
  args: string[];
  protocol: Protocol;
  /** Whether a document outlives the process. */
  stores: boolean;
  /** Its own word for "saved", as the crash measure counts it. */
  acknowledges: 'nothing' | 'sync status' | 'when durable';
  /** Whether it knows documents at all, or only passes frames on. */
  keepsDocuments: boolean;
  /** Whether it gives memory back of documents that people sit at and leave alone: then the idle measure waits for it. */
  rests: boolean;
}

export const competitors: readonly Competitor[] = [
  {
    id: 'websocket-relay',
    name: 'bare WebSocket relay',
    script: 'websocket-relay.ts',
    args: [],
    protocol: 'y-websocket',
    stores: false,
    acknowledges: 'nothing',
    keepsDocuments: false,
    rests: false,
  },
  {
    id: 'relay',
    name: 'bare Socket.IO relay',
    script: 'socket-io-relay.ts',
    args: [],
    protocol: 'socket.io',
    stores: false,
    acknowledges: 'nothing',
    keepsDocuments: false,
    rests: false,
  },
  {
    id: 'hocuspocus-memory',
    name: 'Hocuspocus, in memory',
    script: 'hocuspocus.ts',
    args: [],
    protocol: 'hocuspocus',
    stores: false,
    acknowledges: 'sync status',
    keepsDocuments: true,
    rests: false,
  },
  {
    id: 'hocuspocus-mongodb',
    name: 'Hocuspocus, MongoDB extension',
    script: 'hocuspocus.ts',
    args: ['--mongodb'],
    protocol: 'hocuspocus',
    stores: true,
    acknowledges: 'sync status',
    keepsDocuments: true,
    rests: false,
  },
  {
    id: 'y-websocket',
    name: 'y-websocket, MongoDB',
    script: 'y-websocket.ts',
    args: [],
    protocol: 'y-websocket',
    stores: true,
    acknowledges: 'nothing',
    keepsDocuments: true,
    rests: false,
  },
  {
    id: 'alongside',
    name: 'Alongside',
    script: 'alongside.ts',
    args: [],
    protocol: 'alongside',
    stores: true,
    acknowledges: 'when durable',
    keepsDocuments: true,
    rests: true,
  },
];
