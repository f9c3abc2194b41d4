import type { PersonRole } from '@alongside/workflows/organisation/people';
import { Radio, TextInput } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { explain } from '../api/problems.ts';
import { colleaguesQuery, type Colleague } from '../api/queries.ts';

interface Props {
  /** Form field name of the radios. */
  name: string;
  label: string;
  whoReads: ReactNode;
  /** Whom to look among; everybody when left out. */
  roles?: readonly PersonRole[];
  /** Not to be offered: who is in it already. */
  without: readonly string[];
  value: string;
  change: (person: string) => void;
}

const shownAtOnce = 6;

/** Finds a colleague by typing part of a name, then choosing. A plain list: no pop-up to lose. */
export function PersonChoice({ name, label, whoReads, roles, without, value, change }: Props) {
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState<Colleague | null>(null);
  const q = useDeferredValue(sought.trim()) || undefined;
  const answers = useQueries({
    queries: (roles ?? [undefined]).map((role) => colleaguesQuery({ q, role })),
  });
  const error = answers.find((answer) => answer.error)?.error;
  const pending = answers.some((answer) => answer.isPending);
  const found = inOrder(
    answers.flatMap((answer) => answer.data?.items ?? []),
    without,
    chosen?.id === value ? chosen : null,
  );
  return (
    <fieldset className="plain-fieldset stack tight">
      <legend className="field-legend">{label}</legend>
      {whoReads}
      <TextInput
        type="search"
        aria-label={`${label} Type part of a name`}
        placeholder="Type part of a name"
        value={sought}
        autoComplete="off"
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {error ? <p role="alert">{explain(error).detail}</p> : null}
      <Radio.Group
        name={name}
        value={value}
        aria-label={label}
        onChange={(id) => {
          setChosen(found.find((person) => person.id === id) ?? null);
          change(id);
        }}
      >
        <div className="stack tight">
          {found.slice(0, shownAtOnce).map((person) => (
            <Radio
              key={person.id}
              size="md"
              value={person.id}
              label={person.name}
              description={[person.service, person.area].filter(Boolean).join(' · ')}
            />
          ))}
        </div>
      </Radio.Group>
      <p className="quiet small" role="status">
        {pending ? 'Looking for your colleagues …' : howMany(found.length)}
      </p>
    </fieldset>
  );
}

function howMany(found: number): string {
  if (found === 0) return 'Nobody of that name. Try fewer letters.';
  return found > shownAtOnce ? 'There are more. Type a little of the name.' : '';
}

/** Each person once, by name; whoever was chosen stays in sight, and in their place where they are among the first. */
export function inOrder(
  found: readonly Colleague[],
  without: readonly string[],
  chosen: Colleague | null,
): Colleague[] {
  const once = new Map(found.map((person) => [person.id, person]));
  const offered = [...once.values()]
    .filter((person) => !without.includes(person.id))
    .sort((a, b) => a.name.localeCompare(b.name));
  const inSight = offered.slice(0, shownAtOnce).some((person) => person.id === chosen?.id);
  if (!chosen || inSight) return offered;
  return [chosen, ...offered.filter((person) => person.id !== chosen.id)];
}
