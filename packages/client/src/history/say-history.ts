import type { FindingChange, VersionLine } from '@alongside/workflows/discussion/history';
import { stageNames } from '@alongside/workflows/discussion/stages';
import { firstName, inWords } from '../words/people.ts';

/** "When Priya moved on to “Worried about”": what a version was kept for, as the reader would say it. */
export function sayVersion(
  { why, by, stage, label }: Omit<VersionLine, 'version' | 'at'>,
  me: string,
): string {
  const who = by === null ? 'somebody' : by.id === me ? 'you' : firstName(by.name);
  switch (why) {
    case 'movedTo':
      return `When ${who} moved on to “${stage ? stageNames[stage] : 'another stage'}”`;
    case 'paused':
      return `When ${who} paused`;
    case 'finished':
      return `When ${who} brought it forward to agree`;
    case 'agreed':
      return `When ${who} agreed`;
    case 'changeAsked':
      return `When ${who} asked for a change`;
    default:
      return label ? `“${label}”, kept by ${who}` : `Kept by ${who}`;
  }
}

const did: Record<FindingChange['what'], string> = {
  added: 'added',
  changed: 'changed',
  takenOut: 'took out',
};

/** "Priya changed 2 findings and added one." */
export function sayChanges(items: readonly FindingChange[], me: string): string {
  const names = namesIn(items, me);
  const count = (what: FindingChange['what']) => items.filter((item) => item.what === what).length;
  const parts = (['changed', 'added', 'takenOut'] as const).flatMap((what) => {
    const many = count(what);
    if (many === 0) return [];
    return [`${did[what]} ${many === 1 ? 'one finding' : `${many} findings`}`];
  });
  if (names.length > 0) return `${inWords(names)} ${inWords(parts)}.`;
  return items.length === 1
    ? 'One finding is not as you left it.'
    : `${items.length} findings are not as you left them.`;
}

/** "Priya changed this": one change. Who only took words away is not known. */
export function sayChange({ what, by }: FindingChange, me: string): string {
  const names = by.map((person) => (person.id === me ? 'you' : firstName(person.name)));
  if (names.length === 0) return what === 'changed' ? 'Some words were taken away' : 'Taken out';
  const sentence = `${inWords(names)} ${did[what]} this`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function namesIn(items: readonly FindingChange[], me: string): string[] {
  const people = items.flatMap(({ by }) => by).filter(({ id }) => id !== me);
  return [...new Map(people.map(({ id, name }) => [id, firstName(name)])).values()];
}

const details: Record<FindingChange['details'][number], string> = {
  owner: 'who takes it on',
  due: 'by when',
  expectedChange: 'what should be different',
  share: 'whether it is shared',
  themes: 'its themes',
};

/** "Also different: who takes it on and by when"; null when only words are. */
export function sayDetails(changed: FindingChange['details']): string | null {
  if (changed.length === 0) return null;
  return `Also different: ${inWords(changed.map((detail) => details[detail]))}`;
}
