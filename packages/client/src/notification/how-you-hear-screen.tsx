import type { HowYouHear } from '@alongside/workflows/notification/how-you-hear';
import { Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { explain } from '../api/problems.ts';
import { announce } from '../app/announcer.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Devices } from '../install/devices.tsx';
import { CalendarPart } from './calendar-part.tsx';
import { type GroupChoice, howYouHearQuery, useChoose } from './how-you-hear-queries.ts';
import { clockTime, dayName } from './weekly-words.ts';

/** How somebody hears from the service: by groups, not by forty switches; kept as it is chosen. */
export function HowYouHearScreen() {
  const hearing = useQuery(howYouHearQuery);
  const choose = useChoose();
  if (hearing.isPending) return <Waiting />;
  if (hearing.error) {
    return <CouldNotRead error={hearing.error} again={() => void hearing.refetch()} />;
  }
  const { groups, weekly, quietHours, push, device } = hearing.data;
  const fixed = groups.filter((group) => group.fixed);
  const open = groups.filter((group) => !group.fixed);
  function keep(choice: GroupChoice, name: string) {
    choose.mutate(choice, { onSuccess: () => announce(`Kept: ${name}.`) });
  }
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <PageTitle tab="How you hear from us">How you hear from us</PageTitle>
        <p>
          Everything stands under “Told to you” as soon as it happens. Here you choose what also
          comes by e-mail{device ? ' and to your devices' : ''}. An e-mail never says what a
          discussion is about.
        </p>
      </header>

      <section className="paper stack tight" aria-labelledby="where">
        <h2 id="where">Where and when</h2>
        <Address hearing={hearing.data} />
        <p>
          What can wait comes together on {dayName(weekly.day)} at {clockTime(weekly.at)}, the day
          your team keeps free. Between {clockTime(quietHours.from)} and{' '}
          {clockTime(quietHours.until)} no e-mail is sent.
        </p>
      </section>

      {fixed.map(({ group, name, about }) => (
        <section key={group} className="meaning of-safety stack tight" aria-label={name}>
          <h2>{name}</h2>
          <p>{about}</p>
          <p>
            This comes at once, at any hour, by every way there is, and again every hour until
            somebody has said that they are dealing with it. It cannot be switched off.
          </p>
        </section>
      ))}

      <section className="stack" aria-labelledby="choices">
        <div className="stack tight">
          <h2 id="choices">What comes by e-mail</h2>
          <p>
            “As it happens” is for what needs you; what can wait comes once a week all the same. It
            is kept as you choose.
          </p>
        </div>
        {choose.error ? (
          <p role="alert" className="meaning of-worry">
            {explain(choose.error).detail} What you had chosen before still holds.
          </p>
        ) : null}
        {open.map((group) => (
          <Choice key={group.group} group={group} device={device} weekly={weekly} keep={keep} />
        ))}
      </section>

      {push ? <Devices /> : null}

      <CalendarPart madeAt={hearing.data.calendarMadeAt} />
    </div>
  );
}

function Address({ hearing: { email, emails } }: { hearing: HowYouHear }) {
  if (emails === 'notSetUp') {
    return <p>E-mail is not set up here yet, so you find everything under “Told to you”.</p>;
  }
  if (email === null) {
    return (
      <p>
        Nobody has given your e-mail address, so no e-mail reaches you. Your administrator can add
        it.
      </p>
    );
  }
  return (
    <p>
      E-mails go to <strong>{email}</strong>.{' '}
      {emails === 'kept' ? (
        <>
          This is the demo: they are sent to nobody, and{' '}
          <Link to="/outbox">you can read them here</Link>.
        </>
      ) : null}
    </p>
  );
}

function Choice({
  group: { group, name, about, choice },
  device,
  weekly,
  keep,
}: {
  group: HowYouHear['groups'][number];
  device: boolean;
  weekly: HowYouHear['weekly'];
  keep: (choice: GroupChoice, name: string) => void;
}) {
  const words = {
    atOnce: 'As it happens',
    weekly: `Once a week, on ${dayName(weekly.day)}`,
    never: 'Not by e-mail',
  };
  return (
    <div className="stack tight">
      <NativeSelect
        label={name}
        description={about}
        value={choice.email}
        data={Object.entries(words).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget: { value } }) => {
          const email = value === 'weekly' || value === 'never' ? value : 'atOnce';
          keep({ group, push: choice.push, email }, name);
        }}
      />
      {device ? (
        <Checkbox
          size="md"
          label="Also to my devices, when it happens"
          aria-label={`${name}: also to my devices`}
          checked={choice.push}
          onChange={({ currentTarget: { checked } }) =>
            keep({ group, email: choice.email, push: checked }, name)
          }
        />
      ) : null}
    </div>
  );
}
