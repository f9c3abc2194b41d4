import type { GreatPracticeItem } from '@alongside/workflows/great-practice/view';
import { day } from '../words/dates.ts';
import { firstName } from '../words/people.ts';

/** How it stands, in one sentence for this reader. */
export function standingWords(item: GreatPracticeItem): string {
  const them = item.praised ? firstName(item.praised.name) : '';
  const giver = item.nominatedBy.name;
  switch (item.standing) {
    case 'unfinished':
      return 'It came by e-mail, and does not say yet who it is about. Nobody else has read it.';
    case 'given':
      return `${them} has your words. They are ${them}’s to share or to keep.`;
    case 'waiting':
      return `${giver} wrote this to you. Nobody else reads it unless you say yes.`;
    case 'kept':
      return `${giver} noticed this. You keep it to yourself.`;
    case 'shared':
    case 'celebrated':
      return item.ownWords
        ? `Noticed by ${giver}, in ${them}’s own words.`
        : `Noticed by ${giver}.`;
    case 'withdrawn':
      return item.words === ''
        ? `${giver} wrote something to you and has taken it back. Nobody can read it any more.`
        : `${giver} noticed this, and has taken it back. Only you can read it, and it cannot go on the wall.`;
    case 'discarded':
      return 'You have let go of this.';
  }
}

/** When it was celebrated, and by whom. */
export function celebratedWords({ celebrated }: Pick<GreatPracticeItem, 'celebrated'>): string {
  return celebrated ? `Celebrated by ${celebrated.by.name} on ${day(celebrated.at)}.` : '';
}
