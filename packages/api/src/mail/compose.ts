import { pathOf } from '@alongside/workflows/notification/about';
import type { MeetingNews } from '../calendar/meeting-news.ts';
import { invitationText } from '../calendar/invitation.ts';
import type { Composed, Item, Parcel } from '../notification/channel.ts';
import { dayAndTime } from './instants.ts';
import { htmlPage, type Page, plainPage } from './page.ts';
import { letterWords } from './words.ts';

export interface ComposeOptions {
  /** Where the service is reached, without a slash at the end. */
  publicUrl: string;
  /** `Name <address>`, or an address. */
  from: string;
}

/** Where each person says how they hear from the service. */
export const settingsPath = '/how-you-hear';

type Body = Pick<Page, 'title' | 'paragraphs' | 'list' | 'link'>;

/** An e-mail, made of kinds, names of colleagues and times: there is nothing else in a parcel. */
export function composeEmail(
  parcel: Parcel,
  { publicUrl, from }: ComposeOptions,
  at: Date,
): Composed {
  const { person, directory, meeting } = parcel;
  const body = bodyOf(parcel, publicUrl);
  const page: Page = {
    ...body,
    greeting: `Hello ${person.name.split(' ')[0] ?? person.name},`,
    foot: [
      `From Alongside at ${directory.name}. For the sake of children and families, e-mails hold nothing of what is written there; the link leads to it once you have signed in.`,
    ],
    settings: { says: 'How you hear from us', href: `${publicUrl}${settingsPath}` },
  };
  return {
    title: page.title,
    text: plainPage(page),
    html: htmlPage(page),
    link: page.link.href,
    calendar: meeting && {
      method: meeting.method,
      text: invitationText(meeting, {
        from,
        person,
        timeZone: directory.settings.timeZone,
        link: page.link.href,
        at,
      }),
    },
    at,
  };
}

function bodyOf(parcel: Parcel, publicUrl: string): Body {
  const { items, meeting, weekly, urgent } = parcel;
  const last = items.at(-1);
  if (meeting) return aboutMeeting(parcel, meeting, publicUrl);
  if (!last) throw new Error('There is nothing to tell.');
  if (urgent || (items.length === 1 && !weekly)) return aboutOne(parcel, last, publicUrl);
  return aboutMany(parcel, publicUrl);
}

function aboutOne({ items, times, directory }: Parcel, item: Item, publicUrl: string): Body {
  const words = letterWords[item.kind];
  const href = `${publicUrl}${pathOf(item.about)}`;
  const { timeZone } = directory.settings;
  return {
    title: words?.title?.(nameIn(item)) ?? firstSentence(item.says),
    paragraphs: [...items.map(({ says }) => says), ...(words?.more ?? [])],
    list:
      times.length === 0
        ? null
        : {
            heading: 'These times are offered. Choose one, suggest others, or say no:',
            items: times.map((time) => ({
              says: dayAndTime(time, timeZone),
              href: `${href}?time=${encodeURIComponent(time)}`,
            })),
          },
    link: { says: words?.link ?? 'Open it in Alongside', href },
  };
}

/** The same sentence about several things is said once, and leads to where they all stand. */
function aboutMany({ items, weekly }: Parcel, publicUrl: string): Body {
  const bySentence = new Map<string, Item[]>();
  for (const item of items) bySentence.set(item.says, [...(bySentence.get(item.says) ?? []), item]);
  const lines = [...bySentence].map(([says, same]) => {
    const [only] = same;
    return same.length === 1 && only
      ? { says, href: `${publicUrl}${pathOf(only.about)}` }
      : { says: `${says} (${same.length} of them)`, href: `${publicUrl}/notifications` };
  });
  const things = items.length === 1 ? 'one thing' : `${items.length} things`;
  return {
    title: weekly ? `Your week in Alongside: ${things}` : `Told to you meanwhile: ${things}`,
    paragraphs: [
      weekly
        ? 'This is what has come together since last week, for the day your team keeps free.'
        : 'This is what has come together in the meantime.',
    ],
    list: { heading: null, items: lines },
    link: { says: 'See what waits, and how many minutes it takes', href: `${publicUrl}/` },
  };
}

function aboutMeeting({ items, directory }: Parcel, meeting: MeetingNews, publicUrl: string): Body {
  const { timeZone } = directory.settings;
  const when = dayAndTime(meeting.startsAt, timeZone);
  const off = meeting.method === 'CANCEL';
  const moved = meeting.sequence > 0;
  return {
    title: off
      ? `The meeting on ${when} is off`
      : moved
        ? `Your learning discussion is now on ${when}`
        : `Your learning discussion: ${when}`,
    paragraphs: [
      ...items.map(({ says }) => says),
      off
        ? 'The message attached takes it out of your calendar. There is nothing for you to do.'
        : 'The invitation attached puts it in your calendar. Where you meet, and what it is about, stands in Alongside.',
    ],
    list: null,
    link: {
      says: 'Open it in Alongside',
      href: `${publicUrl}${pathOf({ kind: 'discussion', id: meeting.discussion })}`,
    },
  };
}

/** Sentences that name who acted begin with the name. */
function nameIn({ by }: Item): string {
  return by ?? 'A colleague';
}

/** Without its full stop. */
function firstSentence(words: string): string {
  const end = words.indexOf('. ');
  if (end !== -1) return words.slice(0, end);
  return words.endsWith('.') ? words.slice(0, -1) : words;
}
