import { Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { explain } from '../api/problems.ts';
import { peopleQuery, type Colleague } from '../api/queries.ts';

interface Props {
  /** Form field name of the radios. */
  name?: string;
  label: string;
  whoReads: ReactNode;
  /** Who may be chosen at all. */
  among: (person: Colleague) => boolean;
  value: string;
  change: (person: string) => void;
}

const shownAtOnce = 6;

/** Finds a colleague by typing part of a name or team, then choosing. A plain list: no pop-up to lose. */
export function PersonChoice({ name = 'person', label, whoReads, among, value, change }: Props) {
  const people = useQuery(peopleQuery);
  const [sought, setSought] = useState('');
  const all = (people.data?.items ?? []).filter(among);
  const found = findPeople(all, sought, value);
  return (
    <fieldset className="plain-fieldset stack tight">
      <legend className="field-legend">{label}</legend>
      {whoReads}
      {all.length > shownAtOnce ? (
        <TextInput
          type="search"
          aria-label="Type part of a name or team"
          placeholder="Type part of a name or team"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      ) : null}
      {people.error ? <p role="alert">{explain(people.error).detail}</p> : null}
      <Radio.Group name={name} value={value} onChange={change} aria-label={label}>
        <div className="stack tight">
          {found.slice(0, shownAtOnce).map((person) => (
            <Radio
              key={person.id}
              size="md"
              value={person.id}
              label={person.name}
              description={[person.team, person.area].filter(Boolean).join(' · ')}
            />
          ))}
        </div>
      </Radio.Group>
      <p className="quiet small" role="status">
        {people.isPending ? 'Looking for your colleagues …' : howMany(found.length)}
      </p>
    </fieldset>
  );
}

function howMany(found: number): string {
  if (found === 0) return 'Nobody of that name. Try fewer letters.';
  return found > shownAtOnce ? `${found - shownAtOnce} more. Type a little more of the name.` : '';
}

/** Those whose name or team holds every word typed; the chosen one stays in sight. */
export function findPeople(
  people: readonly Colleague[],
  sought: string,
  chosen: string,
): Colleague[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = people.filter((person) => {
    const text = `${person.name} ${person.team ?? ''} ${person.area ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const kept = people.find((person) => person.id === chosen);
  return kept ? [kept, ...matching.filter((person) => person.id !== chosen)] : matching;
}
