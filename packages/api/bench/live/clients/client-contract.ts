import type { Histogram } from '../processes/histogram.ts';
import type { OpenedRoom } from '../processes/server-contract.ts';
import type { Protocol } from './protocols.ts';

/** Where the people go. */
export interface Place {
  protocol: Protocol;
  url: string;
}

/** A spell of typing; seconds. */
export interface Typing {
  perSecond: number;
  warmUp: number;
  seconds: number;
  /** How long what was typed may take to arrive afterwards. */
  patience: number;
  /** Whether acknowledgements are to be awaited too. */
  acknowledges: boolean;
}

/** What a spell of typing gave. Times in milliseconds. */
export interface Typed {
  seconds: number;
  /** Edits made with those of the warm-up. */
  allMade: number;
  /** Edits made, and edits that should have been made had this process kept up. */
  made: number;
  due: number;
  /** Edits awaited by somebody else's copy, and those that came within the patience given. */
  awaited: number;
  arrived: number;
  latency: Histogram;
  acknowledgement: Histogram;
  /** CPU of the client process, as a share of one core. */
  clientCpu: number;
}

/** What people knew at the moment the server went away: per room, per person. */
export interface Known {
  doc: string;
  made: number[];
  acknowledged: boolean[][];
  /** How many of each person's edits somebody else had on their screen. */
  seen: number[];
}

/** A join of a long document. */
export interface JoinTook {
  milliseconds: number;
  bytes: number;
  /** Edits of the history that were missing in the end. */
  missing: number;
}

/** What the harness asks of a client process. */
export interface ClientCalls {
  open(asked: { place: Place; rooms: OpenedRoom[] }): number;
  type(asked: Typing): Typed;
  /** Rooms whose copies differ in the end. */
  differing(asked: null): number;
  typeUntilEnd(asked: { perSecond: number }): Known[];
  readBack(asked: { place: Place; rooms: OpenedRoom[]; quiet: number }): Known[];
  close(asked: null): number;
  hold(asked: { place: Place; rooms: OpenedRoom[]; content: boolean }): number;
  release(asked: null): number;
  /** How many edits were written before the patience (seconds) was over. */
  writeHistory(asked: { place: Place; room: OpenedRoom; edits: number; patience: number }): number;
  join(asked: { place: Place; room: OpenedRoom; edits: number; patience: number }): JoinTook;
}

export type ClientQuestion = {
  [Name in keyof ClientCalls]: { name: Name; asked: Parameters<ClientCalls[Name]>[0] };
}[keyof ClientCalls];

export type ClientAsked = ClientQuestion & { id: number };
