import type { FoundIdentifier } from './kinds.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const dates =
  `(?<y1>\\d{4})-(?<m1>\\d{1,2})-(?<d1>\\d{1,2})|(?<d2>\\d{1,2})[/.-](?<m2>\\d{1,2})[/.-](?<y2>\\d{4}|\\d{2})|` +
  `(?<d3>\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?(?<m3>${monthWord})\\.?,?[ -]?(?<y3>\\d{4}|\\d{2})|` +
  `(?<m4>${monthWord})\\.? (?<d4>\\d{1,2})(?:st|nd|rd|th)?,? (?<y4>\\d{4})`;
const shape = new RegExp(`(?<![\\p{L}\\d/.-])(?:${dates})(?![\\p{L}\\d]|[/.-]\\d)`, 'giu');

/** Nothing but small words between the word for it and the date. */
const saidBefore =
  /(?:\bborn|\bbirth|\bbirthday|\bbirthdate|\bd\.? ?o\.? ?b\.?)(?:[\s:=,(–-]|\b(?:on|is|was|the|of|in|date|day)\b){0,8}$/i;
const saidAfter = /^[\s(,–-]{0,3}(?:d\.? ?o\.? ?b\b|date of birth|born\b)/i;
const weekdayBefore = /(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?,? $/i;

/** A meeting is seldom so long ago; a child who has something to say about it, older. In years. */
const seldomSpokenOf = 3;
const longestLife = 110;

/**
 * A date counts as one of birth when the words say so (“born”, “DOB”), with any year. Without them, only a whole date
 * that lies 3 to 110 years before `asOf` does: meetings, visits and reviews of these months are never pointed out.
 * A weekday in front of it makes it an appointment.
 */
export function findBirthDates(text: string, asOf: string | undefined): FoundIdentifier[] {
  const found: FoundIdentifier[] = [];
  for (const match of text.matchAll(shape)) {
    const date = read(match);
    if (!date) continue;
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const said = saidBefore.test(before) || saidAfter.test(text.slice(end, end + 20));
    if (!said && (weekdayBefore.test(before) || !liesFarBack(date, asOf))) continue;
    found.push({ kind: 'birthDate', at: match.index, end, text: match[0] });
  }
  return found;
}

interface CalendarDate {
  year: number;
  /** Written with four digits. */
  whole: boolean;
  month: number;
  day: number;
}

/** The date, if the calendar has it. */
function read({ groups = {} }: RegExpMatchArray): CalendarDate | null {
  const year = groups['y1'] ?? groups['y2'] ?? groups['y3'] ?? groups['y4'] ?? '';
  const named = groups['m3'] ?? groups['m4'];
  const numbered = Number(groups['m1'] ?? groups['m2']);
  const month = named ? months.indexOf(named.slice(0, 3).toLowerCase()) + 1 : numbered;
  const day = Number(groups['d1'] ?? groups['d2'] ?? groups['d3'] ?? groups['d4']);
  const date = { year: Number(year), whole: year.length === 4, month, day };
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(date) ? date : null;
}

function lengthOf({ year, whole, month }: CalendarDate): number {
  if (month === 2)
    return !whole || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function liesFarBack({ year, whole, month, day }: CalendarDate, asOf: string | undefined): boolean {
  if (!whole || asOf === undefined) return false;
  const [asOfYear = 0, asOfMonth = 0, asOfDay = 0] = asOf.slice(0, 10).split('-').map(Number);
  const passed = asOfMonth > month || (asOfMonth === month && asOfDay >= day);
  const years = asOfYear - year - (passed ? 0 : 1);
  return years >= seldomSpokenOf && years <= longestLife;
}
