import { fitsShape } from '@alongside/workflows/organisation/case-reference';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { organisationQuery } from '../api/organisation-query.ts';
import { explain } from '../api/problems.ts';
import { announce } from '../app/announcer.tsx';
import { useKeepFocus } from '../app/keep-focus.ts';
import { Waiting } from '../app/waiting.tsx';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { day } from '../words/dates.ts';
import { administrationKeys, type Hold, holdsQuery } from './administration-queries.ts';
import { usePosting } from './use-sending.ts';

/** Legal holds: a case of which nothing goes until somebody lifts it, with why. */
export function Holds() {
  const holds = useQuery(holdsQuery);
  const [placing, setPlacing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const items = holds.data?.items ?? [];
  const standing = items.filter(({ lifted }) => lifted === null);
  const lifted = items.filter((hold) => hold.lifted !== null);
  useKeepFocus(heading, Number(placing));
  useKeepFocus(heading, standing.length);
  return (
    <section className="paper stack" aria-labelledby="holds">
      <div className="row apart">
        <h2 id="holds" ref={heading} tabIndex={-1}>
          Legal holds
        </h2>
        {placing ? null : (
          <Button variant="default" onClick={() => setPlacing(true)}>
            Place a hold
          </Button>
        )}
      </div>
      {placing ? <PlaceHold close={() => setPlacing(false)} /> : null}
      {holds.isPending ? <Waiting /> : null}
      {holds.error ? <p role="alert">{explain(holds.error).detail}</p> : null}
      {holds.data && standing.length === 0 ? (
        <p>
          None. When a review, a court or a complaint needs a case to stay, place a hold on its
          reference.
        </p>
      ) : null}
      {standing.length > 0 ? (
        <>
          <p>
            Nothing of these cases goes. While any hold stands, what somebody was told, who read
            what and great practice stay as well, of every case.
          </p>
          <ul className="plain-list stack">
            {standing.map((hold) => (
              <li key={hold.id}>
                <Standing hold={hold} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {lifted.length > 0 ? (
        <details className="more">
          <summary>Lifted ({lifted.length})</summary>
          <ul className="plain-list stack tight">
            {lifted.map((hold) => (
              <li key={hold.id} className="small">
                {hold.caseReference}: {hold.reason}. Lifted by {hold.lifted?.by.name} on{' '}
                {hold.lifted ? day(hold.lifted.at) : ''}: {hold.lifted?.because}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function PlaceHold({ close }: { close: () => void }) {
  const posting = usePosting<Hold>([administrationKeys.kept, administrationKeys.all]);
  const [caseReference, setCaseReference] = useState('');
  const [reason, setReason] = useState('');
  const usual = useQuery(organisationQuery).data?.caseReference;
  const unusual = usual && caseReference !== '' && !fitsShape(caseReference, usual.shape);
  async function place() {
    if (!(await posting.send('/retention/holds', { caseReference, reason }))) return;
    announce(`Nothing about ${caseReference} goes now.`);
    close();
  }
  return (
    <form
      className="stack reach"
      aria-label="Place a hold"
      onSubmit={(event) => {
        event.preventDefault();
        void place();
      }}
    >
      <TextInput
        label="Case reference"
        description="Letter by letter as in the case system. Whether there is anything of it here is not said, because need to know counts for holds, too."
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        required
        autoFocus
        maxLength={40}
        value={caseReference}
        onChange={(event) => setCaseReference(event.currentTarget.value)}
      />
      {unusual ? (
        <p className="small" role="status">
          References here look like {usual.example}. One of another kind is held all the same.
        </p>
      ) : null}
      <FreeText
        label="Why it must stay"
        description="Stands in the log for good. No names of families."
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Outcome sending={posting} />
      <div className="row">
        <Button type="submit" loading={posting.sending}>
          Place it
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}

function Standing({ hold }: { hold: Hold }) {
  const posting = usePosting<Hold>([administrationKeys.kept, administrationKeys.all]);
  const [lifting, setLifting] = useState(false);
  const [reason, setReason] = useState('');
  const title = useRef<HTMLParagraphElement>(null);
  useKeepFocus(title, Number(lifting));
  async function lift() {
    if (await posting.send(`/retention/holds/${hold.id}/lift`, { reason }))
      announce(`The hold on ${hold.caseReference} is lifted.`);
  }
  return (
    <div className="meaning of-nextStep stack tight">
      <p className="item-title" ref={title} tabIndex={-1}>
        {hold.caseReference}
      </p>
      <p>{hold.reason}</p>
      <p className="quiet small">
        Placed by {hold.placedBy.name} on {day(hold.placedAt)}
      </p>
      {lifting ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void lift();
          }}
        >
          <FreeText
            label="Why it is needed no more"
            description="From then on what is past its time goes, at the latest within a day."
            required
            autoFocus
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Outcome sending={posting} />
          <div className="row">
            <Button type="submit" loading={posting.sending}>
              Lift the hold
            </Button>
            <Button variant="subtle" onClick={() => setLifting(false)}>
              Not now
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button
            variant="default"
            aria-label={`Lift the hold on ${hold.caseReference}`}
            onClick={() => setLifting(true)}
          >
            Lift it
          </Button>
        </div>
      )}
    </div>
  );
}
