import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { createContext, useContext } from 'react';

const OpenDiscussion = createContext<DiscussionView | null>(null);
export const OpenDiscussionProvider = OpenDiscussion.Provider;

/** The discussion whose frame stands around this screen. */
export function useOpenDiscussion(): DiscussionView {
  const discussion = useContext(OpenDiscussion);
  if (!discussion) throw new Error('This screen stands outside a discussion.');
  return discussion;
}
