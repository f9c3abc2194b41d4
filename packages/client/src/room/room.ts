import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { createContext, useContext } from 'react';
import type { CaretUser } from '../editor/extensions.ts';
import type { OpenDocument } from '../live/use-live-document.ts';
import type { Card } from './cards.ts';
import type { Theme } from './theme-suggestions.ts';

/** What everything in the room needs to know. */
export interface Room {
  discussion: DiscussionView;
  /** Id of the person at this screen. */
  me: string;
  /** The findings. How saving stands is for those to ask who show it. */
  document: Pick<OpenDocument, 'doc' | 'live'>;
  cards: readonly Card[];
  /** Name and colour at one's caret. */
  caret: CaretUser;
  /** The two sit at this one screen: what is typed is said by both. */
  together: boolean;
  themes: readonly Theme[];
  readOnly: boolean;
}

const RoomContext = createContext<Room | null>(null);
export const RoomProvider = RoomContext.Provider;

/** The room this stands in. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('This stands outside a room.');
  return room;
}

/** Who is named as the writer of what is typed here: null when it is said by both. */
export function writerIn(room: Room): string | null {
  return room.together ? null : room.me;
}
