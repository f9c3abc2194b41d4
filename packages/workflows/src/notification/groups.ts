/**
 * What people choose by: not each kind, but what it is about. `fixed`: told at once on every way there is, and not for
 * anybody to switch off.
 */
export const notificationGroups = {
  safety: { name: 'A worry about a child’s safety', fixed: true },
  invitations: { name: 'Invitations and meetings', fixed: false },
  reflections: { name: 'Reflections', fixed: false },
  agreement: { name: 'Agreeing the record', fixed: false },
  decisions: { name: 'Decisions', fixed: false },
  steps: { name: 'Next steps, revisits and reminders', fixed: false },
  becauseOfYou: { name: 'Because of what you wrote', fixed: false },
  plan: { name: 'The plan and its working parties', fixed: false },
  reading: { name: 'Who has read what you wrote', fixed: false },
} as const satisfies Record<string, { name: string; fixed: boolean }>;

export type NotificationGroup = keyof typeof notificationGroups;

export const notificationGroupNames = Object.keys(notificationGroups).filter(
  (name): name is NotificationGroup => Object.hasOwn(notificationGroups, name),
);
