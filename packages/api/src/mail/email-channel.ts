import type { Clock } from '../clock.ts';
import type { Channel } from '../notification/channel.ts';
import { composeEmail, type ComposeOptions, settingsPath } from './compose.ts';
import type { Smtp } from './smtp.ts';

/** Who e-mails come from where none go out. */
export const demoSender = 'Alongside <alongside@fernvale.example>';

/**
 * People by e-mail. The same letter is the same e-mail, byte for byte, under the same Message-ID.
 * @param smtp without it, e-mails are kept to be looked at and sent to nobody.
 */
export function createEmailChannel(
  smtp: Smtp | null,
  options: Omit<ComposeOptions, 'publicUrl'> & { publicUrl: () => string; clock: Clock },
): Channel {
  const { from, publicUrl, clock } = options;
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    reaches: ({ email }) => email !== null,
    compose: (parcel) =>
      composeEmail(parcel, { from, publicUrl: publicUrl() }, new Date(clock.now())),
    async send({ title, text, html, calendar, at }, { id, person, urgent }) {
      if (person.email === null) return { refused: 'There is no address any more.' };
      if (!smtp) return 'kept';
      return smtp.send({
        to: { name: person.name, address: person.email },
        subject: title, // RFC 5322 calls it so.
        text,
        html,
        messageId: `<${id}@${domain}>`,
        date: at,
        baseBoundary: id,
        ...(calendar && {
          icalEvent: { method: calendar.method, content: calendar.text, filename: 'meeting.ics' },
        }),
        ...(urgent && { priority: 'high' as const }),
        headers: {
          // So that no out-of-office note answers it (RFC 3834).
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'List-Unsubscribe': `<${publicUrl()}${settingsPath}>`,
        },
      });
    },
  };
}
