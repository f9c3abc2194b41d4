import { weekdays, type Weekday } from '@alongside/workflows/organisation/settings';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Outcome } from '../form/outcome.tsx';
import { upperFirst } from '../words/upper-first.ts';
import { administrationKeys, type AdministeredTeam, teamsQuery } from './administration-queries.ts';
import { usePosting } from './use-sending.ts';

/** Teams, where they belong and which days they keep free of discussions. */
export function TeamsScreen() {
  const teams = useQuery(teamsQuery);
  const [open, setOpen] = useState<string | null>(null);
  if (teams.isPending) return <Waiting />;
  if (teams.error) return <CouldNotRead error={teams.error} again={() => void teams.refetch()} />;
  return (
    <div className="stack">
      <div className="row apart">
        <PageTitle tab="Teams">Teams</PageTitle>
        <Button variant="default" onClick={() => setOpen('new')}>
          Add a team
        </Button>
      </div>
      {open === 'new' ? <TeamForm team={null} close={() => setOpen(null)} /> : null}
      {teams.data.items.length === 0 ? (
        <p>No teams yet. Add the first one; then people can be put into it.</p>
      ) : (
        <ul className="plain-list stack tight">
          {teams.data.items.map((team) => (
            <li key={team.id}>
              {open === team.id ? (
                <TeamForm team={team} close={() => setOpen(null)} />
              ) : (
                <div className="paper row apart">
                  <div>
                    <p className="item-title">{team.name}</p>
                    <p className="small">
                      {team.service} · {team.area} ·{' '}
                      {team.people === 1 ? 'one person' : `${team.people} people`}
                    </p>
                    <p className="quiet small">{daysWords(team.protectedDays)}</p>
                  </div>
                  <Button
                    variant="default"
                    aria-label={`Change the team ${team.name}`}
                    onClick={() => setOpen(team.id)}
                  >
                    Change
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function daysWords(days: readonly Weekday[]): string {
  if (days.length === 0) return 'No protected days';
  return `Protected: ${days.map(upperFirst).join(', ')}`;
}

function TeamForm({ team, close }: { team: AdministeredTeam | null; close: () => void }) {
  const posting = usePosting<AdministeredTeam>([administrationKeys.all, ['people']]);
  const [name, setName] = useState(team?.name ?? '');
  const [service, setService] = useState(team?.service ?? '');
  const [area, setArea] = useState(team?.area ?? '');
  const [days, setDays] = useState<readonly Weekday[]>(team?.protectedDays ?? ['friday']);
  async function keep() {
    const path = team ? `/administration/teams/${team.id}` : '/administration/teams';
    if (await posting.send(path, { name, service, area, protectedDays: days })) close();
  }
  return (
    <form
      className="paper stack"
      aria-label={team ? `Change the team ${team.name}` : 'Add a team'}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <div className="two">
        <TextInput
          label="Name"
          required
          autoFocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Service"
          required
          maxLength={120}
          value={service}
          onChange={(event) => setService(event.currentTarget.value)}
        />
        <TextInput
          label="Area"
          required
          maxLength={120}
          value={area}
          onChange={(event) => setArea(event.currentTarget.value)}
        />
      </div>
      <Checkbox.Group
        label="Protected days"
        description="Kept free of discussions. The weekly digest comes on the first of them."
        size="md"
        value={[...days]}
        onChange={(chosen) => setDays(weekdays.filter((day) => chosen.includes(day)))}
      >
        <div className="weekdays">
          {weekdays.map((day) => (
            <Checkbox key={day} size="md" value={day} label={upperFirst(day)} />
          ))}
        </div>
      </Checkbox.Group>
      <Outcome sending={posting} />
      <div className="row">
        <Button type="submit" loading={posting.sending}>
          {team ? 'Keep this' : 'Add it'}
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}
