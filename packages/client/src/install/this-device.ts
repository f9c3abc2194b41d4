import type { Devices } from '@alongside/workflows/notification/devices';
import { request } from '../api/request.ts';

/** Whether this browser can be told anything while no page is open, and whether its owner lets it. */
export type CanBeTold = 'yes' | 'refused' | 'no';

export function canBeTold(): CanBeTold {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'no';
  return Notification.permission === 'denied' ? 'refused' : 'yes';
}

/** The address this browser is told at; null when it is not. */
export async function addressHere(): Promise<PushSubscription | null> {
  if (canBeTold() === 'no') return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Asks the browser, and tells the service. @throws NotAllowedError (of the browser) when its owner says no. */
export async function beTold({ key }: Devices): Promise<Devices> {
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint, keys } = subscription.toJSON();
  return request<Devices>('POST', '/devices', {
    endpoint,
    keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] },
  });
}

/**
 * Whoever signs out is told nothing here any more: what comes in would stand on the screen of whoever sits here next.
 * The service forgets the address when it next finds nobody there.
 */
export async function beToldNoMore(): Promise<void> {
  await (await addressHere())?.unsubscribe();
}
