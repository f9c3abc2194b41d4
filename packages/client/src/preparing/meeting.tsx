import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../api/use-command.ts';
import { instantOf, keptFree, likelyTimes, localOf } from '../form/likely-times.ts';
import { useMe } from '../api/queries.ts';
import { otherOfTheTwo } from '../words/people.ts';
import { useLikelyTimes } from '../form/use-likely-times.ts';
import { Outcome } from '../form/outcome.tsx';
import { can } from '../form/possibility.ts';
import { hasDraft, useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { dayAndTime, lasting } from '../words/dates.ts';
import { placeToBeAgreed, whereWords } from './place.ts';

const lengths = [30, 45, 60, 90, 120];

/** When and where the two meet; moving it is as easy as setting it. */
export function Meeting({ discussion }: { discussion: DiscussionView }) {
  const [open, setOpen] = useState(() => hasDraft(`meeting:${discussion.id}`));
  const { meeting } = discussion;
  const may = can(discussion, 'schedule');
  return (
    <section className="meaning of-nextStep stack reach" aria-labelledby="meeting">
      <h2 id="meeting">The meeting</h2>
      {meeting ? (
        <p>
          <strong>{dayAndTime(meeting.startsAt)}</strong>, for {lasting(meeting.durationMinutes)}.
          <br />
          {whereWords(meeting.place)}
          <br />
          <a
            className="quiet-link"
            href={`/api/v1/discussions/${discussion.id}/meeting.ics`}
            download
          >
            Put it in your calendar
          </a>
        </p>
      ) : (
        <p>No time is set yet.</p>
      )}
      {open && may ? (
        <MeetingForm discussion={discussion} close={() => setOpen(false)} />
      ) : may ? (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {meeting ? 'Move it, or say where' : 'Set a time'}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function MeetingForm({ discussion, close }: { discussion: DiscussionView; close: () => void }) {
  const command = useCommand(discussion);
  const { meeting } = discussion;
  const { draft, change, discard } = useDraft(`meeting:${discussion.id}`, {
    starts: meeting ? localOf(meeting.startsAt) : (likelyTimes(new Date(), 1)[0] ?? ''),
    minutes: meeting?.durationMinutes ?? 60,
    place: meeting && meeting.place !== placeToBeAgreed ? meeting.place : '',
  });
  const other = otherOfTheTwo(discussion, useMe().id)?.id;
  const free = useLikelyTimes([draft.starts], ([starts = '']) => change({ starts }), other);
  const startsAt = instantOf(draft.starts);
  const suits = keptFree(draft.starts, free);
  async function keep() {
    if (!startsAt) return;
    const taken = await command.send({
      type: 'schedule',
      startsAt,
      durationMinutes: draft.minutes,
      place: draft.place.trim() || placeToBeAgreed,
    });
    if (!taken) return;
    discard();
    close();
  }
  const choices = [...new Set([...lengths, draft.minutes])].sort((a, b) => a - b);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextInput
        type="datetime-local"
        label="Day and time"
        description={<WhoReads>Everybody in this discussion.</WhoReads>}
        value={draft.starts}
        step={300}
        error={startsAt ? undefined : 'Choose a day and a time.'}
        onChange={(event) => change({ starts: event.currentTarget.value })}
      />
      {suits === null ? null : <p className="quiet small">{suits}</p>}
      <NativeSelect
        label="How long"
        description={<WhoReads>Everybody in this discussion.</WhoReads>}
        value={String(draft.minutes)}
        data={choices.map((minutes) => ({ value: String(minutes), label: lasting(minutes) }))}
        onChange={(event) => change({ minutes: Number(event.currentTarget.value) })}
      />
      <TextInput
        label="Where"
        description={<WhoReads>Everybody in this discussion.</WhoReads>}
        placeholder="Room 2, or a video call"
        value={draft.place}
        maxLength={300}
        onChange={(event) => change({ place: event.currentTarget.value })}
      />
      <Outcome sending={command} />
      <div className="row">
        <Button type="submit" loading={command.sending}>
          Keep this time
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}
