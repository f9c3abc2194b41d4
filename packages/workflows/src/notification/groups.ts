/**
 * What people choose by: not each kind, but what it is about. `fixed`: told at once on every way there is, and not for
 * anybody to switch off.
 */
export const notificationGroups = {
  safety: {
    name: 'A worry about a child’s safety',
    about: 'Somebody is worried that a child is not safe, or such a worry was taken on.',
    fixed: true,
  },
  invitations: {
    name: 'Invitations and meetings',
    about: 'Somebody would like to sit down with you, answers you, sets a time or moves it.',
    fixed: false,
  },
  reflections: {
    name: 'Reflections',
    about: 'Both reflections are shared, so that you can read each other’s.',
    fixed: false,
  },
  agreement: {
    name: 'Agreeing the record',
    about: 'A record waits for you to read, was agreed, or somebody asks for a change.',
    fixed: false,
  },
  decisions: {
    name: 'Decisions',
    about: 'Somebody needs your decision, or yours was answered.',
    fixed: false,
  },
  steps: {
    name: 'Next steps, revisits and reminders',
    about: 'It is time to revisit, a next step is yours, or something waits for you.',
    fixed: false,
  },
  becauseOfYou: {
    name: 'Because of what you wrote',
    about: 'What was done about a theme that your discussions raised, or why not.',
    fixed: false,
  },
  plan: {
    name: 'The plan and its working parties',
    about: 'A working party that you are in, and what is being tried or kept.',
    fixed: false,
  },
  greatPractice: {
    name: 'Great practice',
    about: 'Somebody has noticed great practice of yours, or what you noticed was shared.',
    fixed: false,
  },
  reading: {
    name: 'Who has read what you wrote',
    about: 'Somebody from outside has read a discussion of yours, and why.',
    fixed: false,
  },
} as const satisfies Record<string, { name: string; about: string; fixed: boolean }>;

export type NotificationGroup = keyof typeof notificationGroups;

export const notificationGroupNames = Object.keys(notificationGroups).filter(
  (name): name is NotificationGroup => Object.hasOwn(notificationGroups, name),
);
