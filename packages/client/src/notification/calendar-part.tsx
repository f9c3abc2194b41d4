import { Button, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { explain } from '../api/problems.ts';
import { announce } from '../app/announcer.tsx';
import { CopyButton } from '../form/copy-button.tsx';
import { day } from '../words/dates.ts';
import { useEndAddress, useMakeAddress } from './how-you-hear-queries.ts';

/** One's own calendar under a secret address: shown once, made anew or ended at any time. */
export function CalendarPart({ madeAt }: { madeAt: string | null }) {
  const make = useMakeAddress();
  const end = useEndAddress();
  const problem = make.error ?? end.error;
  return (
    <section className="stack" aria-labelledby="calendar">
      <div className="stack tight">
        <h2 id="calendar">Your calendar</h2>
        <p>
          A meeting comes as an invitation by e-mail. You can also have your calendar program read
          all your meetings and revisit days by itself, from an address that only you know. It says
          “Learning discussion” and when; nothing about a child, and not where.
        </p>
      </div>
      {problem ? (
        <p role="alert" className="meaning of-worry">
          {explain(problem).detail}
        </p>
      ) : null}
      {make.data ? <Address address={make.data.address} /> : null}
      {madeAt && !make.data ? (
        <p>
          You made an address on {day(madeAt)}. For safety it is not shown again: if you do not have
          it any more, make a new one, and the old one ends.
        </p>
      ) : null}
      <div className="row">
        <Button
          variant="default"
          loading={make.isPending}
          onClick={() =>
            make.mutate(undefined, { onSuccess: () => announce('The address is made.') })
          }
        >
          {madeAt ? 'Make a new address' : 'Make an address'}
        </Button>
        {madeAt ? (
          <Button
            variant="subtle"
            loading={end.isPending}
            onClick={() =>
              end.mutate(undefined, {
                onSuccess: () => {
                  make.reset();
                  announce('The address has ended.');
                },
              })
            }
          >
            End the address
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Address({ address }: { address: string }) {
  const shown = useRef<HTMLInputElement>(null);
  return (
    <div className="meaning of-nextStep stack tight">
      <TextInput
        readOnly
        ref={shown}
        label="Your secret address"
        description="Copy it now: it is shown this once. Whoever has it can see when you meet."
        value={address}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className="row">
        <CopyButton text={address} shown={shown}>
          Copy
        </CopyButton>
        <a className="quiet-link" href={address.replace(/^https?:/, 'webcal:')}>
          Open it in your calendar program
        </a>
      </div>
      <p className="quiet small">
        In Outlook: Add calendar, then Subscribe from web, and paste the address.
      </p>
    </div>
  );
}
