import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { explain } from '../api/problems.ts';
import { announce } from '../app/announcer.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { PersonChoice } from '../form/person-choice.tsx';
import { day, fromNow } from '../words/dates.ts';
import {
  administrationKeys,
  type Archive,
  archivesQuery,
  formerColleaguesQuery,
} from './administration-queries.ts';
import { usePosting } from './use-sending.ts';

/** Everything held about a case or a colleague, as an archive: for rights of access. */
export function HeldScreen() {
  const archives = useQuery(archivesQuery);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <div className="stack wide">
      <div className="stack tight reach">
        <PageTitle tab="Everything held">Everything held</PageTitle>
        <p>
          When a family or a colleague asks what is held about them, have it put into one archive.
          It can be read without this service. What has to be looked at before it is handed over is
          marked in it; nothing is taken out for you.
        </p>
        <p className="quiet">
          Private reflections of others are never in it. Whoever took part sees that you took it,
          and why.
        </p>
      </div>
      <AskForArchive asked={() => heading.current?.focus()} />
      <section className="stack" aria-labelledby="archives">
        <h2 id="archives" ref={heading} tabIndex={-1}>
          Archives
        </h2>
        {archives.isPending ? <Waiting /> : null}
        {archives.error ? (
          <CouldNotRead error={archives.error} again={() => void archives.refetch()} />
        ) : null}
        {archives.data?.items.length === 0 ? (
          <p>None yet. One is made in the background; you can leave this page meanwhile.</p>
        ) : null}
        <ul className="plain-list stack tight">
          {archives.data?.items.map((archive) => (
            <li key={archive.id}>
              <ArchiveLine archive={archive} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const ways = ['case', 'colleague', 'former'] as const;

/** `asked` is told when one is on its way. */
function AskForArchive({ asked }: { asked: () => void }) {
  const posting = usePosting<Archive>([administrationKeys.held]);
  const [by, setBy] = useState<(typeof ways)[number]>('case');
  const [caseReference, setCaseReference] = useState('');
  const [colleague, setColleague] = useState('');
  const [reason, setReason] = useState('');
  const chosen = by === 'case' ? caseReference.trim() : colleague;
  async function ask() {
    const about = by === 'case' ? { caseReference } : { colleague };
    if (!(await posting.send('/held/exports', { ...about, reason }))) return;
    announce('It is being put together. You can leave this page.');
    setCaseReference('');
    setColleague('');
    setReason('');
    asked();
  }
  return (
    <form
      className="paper stack reach"
      aria-label="Ask for an archive"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Radio.Group
        label="About"
        size="md"
        value={by}
        onChange={(value) => {
          setBy(ways.find((way) => way === value) ?? 'case');
          setColleague('');
        }}
      >
        <div className="stack tight choices">
          <Radio size="md" value="case" label="A case" />
          <Radio size="md" value="colleague" label="A colleague" />
          <Radio size="md" value="former" label="A colleague who has left" />
        </div>
      </Radio.Group>
      {by === 'case' ? (
        <TextInput
          label="Case reference"
          required
          maxLength={40}
          value={caseReference}
          onChange={(event) => setCaseReference(event.currentTarget.value)}
        />
      ) : by === 'former' ? (
        <FormerColleague value={colleague} change={setColleague} />
      ) : (
        <PersonChoice
          name="colleague"
          label="Which colleague?"
          whoReads={null}
          without={[]}
          value={colleague}
          change={setColleague}
        />
      )}
      <FreeText
        label="Why"
        description="Such as the request and its date. Stands in the view log, where participants read it."
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Outcome sending={posting} />
      <div>
        <Button
          type="submit"
          loading={posting.sending}
          disabled={chosen === '' || reason.trim() === ''}
        >
          Put it together
        </Button>
      </div>
    </form>
  );
}

function FormerColleague({ value, change }: { value: string; change: (person: string) => void }) {
  const former = useQuery(formerColleaguesQuery);
  if (former.isPending) return <Waiting />;
  if (former.error) return <p role="alert">{explain(former.error).detail}</p>;
  if (former.data.items.length === 0) return <p>Nobody has left so far.</p>;
  return (
    <NativeSelect
      label="Who has left?"
      required
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      data={[
        { value: '', label: 'Choose a name' },
        ...former.data.items.map(({ id, name, leftAt }) => ({
          value: id,
          label: `${name}, left on ${day(leftAt)}`,
        })),
      ]}
    />
  );
}

function ArchiveLine({ archive }: { archive: Archive }) {
  const { id, about, reason, askedBy, askedAt, state, done, total, expires, size, marks } = archive;
  const called = 'colleague' in about ? about.colleague.name : `Case ${about.caseReference}`;
  return (
    <div className="paper stack tight">
      <p className="item-title">{called}</p>
      <p className="small">{reason}</p>
      <p className="quiet small">
        {askedBy.name} asked for it {fromNow(askedAt)}
      </p>
      {state === 'waiting' || state === 'working' ? (
        <label className="stack tight">
          <span role="status">
            {total === 0 ? 'It begins in a moment …' : `Putting it together: ${done} of ${total}`}
          </span>
          <progress className="archive-progress" max={total || 1} value={done} />
        </label>
      ) : null}
      {state === 'ready' ? (
        <>
          <p>
            {marks === 0
              ? 'Nothing in it is marked.'
              : `${marks} ${marks === 1 ? 'place is' : 'places are'} marked to be looked at before you hand it over.`}
          </p>
          <div className="row">
            <a className="button-link" href={`/api/v1/held/exports/${id}/file`}>
              <span>
                Take the archive
                <span className="visually-hidden"> about {called}</span> ({sizeWords(size)})
              </span>
            </a>
            <span className="quiet small">{expires ? `Kept until ${day(expires)}` : ''}</span>
          </div>
        </>
      ) : null}
      {state === 'expired' ? <p>The archive has gone; this note of it stays.</p> : null}
      {state === 'failed' ? (
        <p>It could not be put together. Nothing is lost: ask for it again.</p>
      ) : null}
    </div>
  );
}

function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  return kilobytes < 1000 ? `${kilobytes} kB` : `${(kilobytes / 1000).toFixed(1)} MB`;
}
