import { personRoles, roleNames, type PersonRole } from '@alongside/workflows/organisation/people';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { announce } from '../app/announcer.tsx';
import { Outcome } from '../form/outcome.tsx';
import { upperFirst } from '../words/upper-first.ts';
import {
  administrationKeys,
  type AdministeredPerson,
  type AdministeredTeam,
} from './administration-queries.ts';
import { usePosting } from './use-sending.ts';

/** Adds a colleague, or changes one: name, roles, team, address; and says that somebody has left or is back. */
export function PersonForm({
  person,
  teams,
  close,
}: {
  person: AdministeredPerson | null;
  teams: readonly AdministeredTeam[];
  close: () => void;
}) {
  const posting = usePosting<AdministeredPerson>([administrationKeys.all, ['people'], ['me']]);
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [roles, setRoles] = useState<readonly PersonRole[]>(person?.roles ?? ['worker']);
  const [team, setTeam] = useState(person?.team ?? '');
  const [service, setService] = useState(person?.service ?? '');
  const [area, setArea] = useState(person?.area ?? '');
  const [leaving, setLeaving] = useState(false);
  const path = person ? `/administration/people/${person.id}` : '/administration/people';

  async function keep() {
    const body = {
      name,
      roles,
      email: email.trim() || null,
      team: team || null,
      service: service.trim() || null,
      area: area.trim() || null,
    };
    if (!(await posting.send(path, body))) return;
    announce(person ? `${name} is changed.` : `${name} is added.`);
    close();
  }

  async function say(what: 'leave' | 'return') {
    if (await posting.send(`${path}/${what}`, {})) close();
  }

  return (
    <form
      className="paper stack"
      aria-label={person ? `Change ${person.name}` : 'Add a colleague'}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <div className="two">
        <TextInput
          label="Name"
          description="As colleagues know them."
          value={name}
          required
          autoFocus
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="E-mail address"
          description="For signing on and for invitations. Shown to nobody else."
          type="email"
          value={email}
          maxLength={254}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      <Checkbox.Group
        label="Roles"
        size="md"
        value={[...roles]}
        onChange={(chosen) => setRoles(personRoles.filter((role) => chosen.includes(role)))}
      >
        <div className="weekdays">
          {personRoles.map((role) => (
            <Checkbox key={role} size="md" value={role} label={upperFirst(roleNames[role])} />
          ))}
        </div>
      </Checkbox.Group>
      <div className="two">
        <NativeSelect
          label="Team"
          description="Brings its service and area along."
          value={team}
          onChange={(event) => setTeam(event.currentTarget.value)}
          data={[
            { value: '', label: 'In no team' },
            ...teams.map(({ id, name: called }) => ({ value: id, label: called })),
          ]}
        />
        {team === '' ? (
          <>
            <TextInput
              label="Service"
              description="Empty: all of them."
              value={service}
              maxLength={120}
              onChange={(event) => setService(event.currentTarget.value)}
            />
            <TextInput
              label="Area"
              description="Empty: all of them."
              value={area}
              maxLength={120}
              onChange={(event) => setArea(event.currentTarget.value)}
            />
          </>
        ) : null}
      </div>
      <Outcome sending={posting} />
      <div className="row">
        <Button type="submit" loading={posting.sending}>
          {person ? 'Keep this' : 'Add them'}
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
        {person && !person.leftAt ? (
          <Button variant="default" onClick={() => setLeaving(true)}>
            {person.name} has left
          </Button>
        ) : null}
        {person?.leftAt ? (
          <Button variant="default" onClick={() => void say('return')}>
            {person.name} is back
          </Button>
        ) : null}
      </div>
      {leaving && person ? (
        <div className="meaning of-nextStep stack" role="group" aria-label="Somebody has left">
          <p>
            {person.name} is signed out everywhere and can sign in no more. Their devices and their
            calendar are told nothing any more. They stay named in discussions they took part in;
            the other of the two can find somebody to take their place there. You can take this back
            at any time; a password is then chosen anew with a link.
          </p>
          <div className="row">
            <Button loading={posting.sending} onClick={() => void say('leave')}>
              Yes, {person.name} has left
            </Button>
            <Button variant="subtle" onClick={() => setLeaving(false)}>
              Not now
            </Button>
          </div>
        </div>
      ) : null}
    </form>
  );
}
