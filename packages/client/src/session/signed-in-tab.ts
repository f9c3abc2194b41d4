import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { cameIn } from './session.ts';

const channelName = 'alongside.signed-in';

/** Goes on by itself once somebody has signed in in another tab. */
export function useCameInElsewhere(): void {
  const queries = useQueryClient();
  useEffect(() => {
    // Whoever is not signed in yet stays where they are.
    const look = () => void cameIn(queries).catch(() => undefined);
    const channel = new BroadcastChannel(channelName);
    channel.addEventListener('message', look);
    window.addEventListener('focus', look);
    return () => {
      channel.close();
      window.removeEventListener('focus', look);
    };
  }, [queries]);
}

/** Tells the other tabs that somebody has signed in in this one. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(channelName);
  // A channel never leaves its origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage('signed in');
  channel.close();
}
