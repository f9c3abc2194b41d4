import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { firstName, inWords, otherOfTheTwo } from '../words/people.ts';

/** Plainly: who can read which part, now and later. Nothing else about privacy has to be known. */
export function WhoCanReadWhat({ discussion, me }: { discussion: DiscussionView; me: string }) {
  const other = otherOfTheTwo(discussion, me);
  const them = other ? firstName(other.name) : 'the other';
  const guests = discussion.participants
    .filter(({ role }) => role !== 'worker' && role !== 'practiceLead')
    .map(({ person }) => person.name);
  const everybody = inWords(['You', them, ...guests]);
  const revealed =
    discussion.reflections.length > 1 &&
    discussion.reflections.every(({ status }) => status === 'shared');
  const rows = [
    {
      what: 'Your reflection',
      now: revealed
        ? `You and ${them}`
        : `Only you. ${them} sees whether you have begun or shared it, nothing else`,
      later: `You and ${them}, once both are shared`,
    },
    {
      what: 'What you write in the room',
      now: 'Nothing is written yet',
      later: everybody,
    },
    { what: 'The family’s voice', now: everybody, later: everybody },
    {
      what: 'A finding you both choose to share',
      now: 'Nobody',
      later: 'The whole workforce, as an excerpt without case reference',
    },
  ];
  return (
    <section className="stack" aria-labelledby="who-reads">
      <h2 id="who-reads">Who can read what</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Now</th>
            <th scope="col">Later</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.what}>
              <th scope="row">{row.what}</th>
              <td>{row.now}</td>
              <td>{row.later}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">
        Managers and leaders do not read discussions. They see themes, and the findings you both
        choose to share.
      </p>
    </section>
  );
}
