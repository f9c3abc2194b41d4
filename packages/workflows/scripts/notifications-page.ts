import { isSafety } from '../src/notification/choices.ts';
import { notificationGroupNames, notificationGroups } from '../src/notification/groups.ts';
import type { Soonest } from '../src/notification/kinds/told.ts';
import { entryOf, notificationKinds } from '../src/notification/list.ts';

const words: Record<Soonest, string> = {
  atOnce: 'at once',
  weekly: 'weekly',
  screen: 'not',
};

/** The page of what people may be told, made from the list: a part for each group that people choose by. */
export function notificationsPage(): string {
  const parts = notificationGroupNames.flatMap((group) => {
    const kinds = notificationKinds.filter((kind) => entryOf(kind).group === group);
    if (kinds.length === 0) return [];
    const { name, about, fixed } = notificationGroups[group];
    const rows = kinds.map((kind) => {
      const { to, email, says } = entryOf(kind);
      const soon = isSafety(kind) ? 'at once, at any hour' : words[email];
      return `| ${says('Sam Ferngate')} | ${to} | ${soon} |`;
    });
    return [
      `## ${name}

${about}${fixed ? ' Nobody can switch it off.' : ''}

| what it says | who is told | by e-mail |
| --- | --- | --- |
${rows.join('\n')}
`,
    ];
  });
  return `# What people are told

Made from [the list](../packages/workflows/src/notification/list.ts) by \`packages/workflows/scripts/diagrams.ts\`; a test says when it is stale. How it goes out:
[operations.md](operations.md#e-mail-and-calendars).

Everything stands on the screen, under “Told to you”, as soon as it happened. No sentence holds content, a case reference or a child's name. What comes
by e-mail besides is each person's choice, for each of the parts below: as it is here, nothing sooner than once a week, or nothing at all.

- *At once*: in the hours people work; in quiet hours it waits for their end. What came together while waiting comes as one e-mail.
- *Weekly*: together, on the first of the days that the person's team keeps free, when the quiet hours end. No week without news has an e-mail.
- What somebody has seen on the screen, or dealt with since, is left out.
- To devices, where somebody has set one up: what an e-mail says at once.

${parts.join('\n')}`;
}
