import { useQuery } from '@tanstack/react-query';
import { day } from '../words/dates.ts';
import { undeliveredQuery } from './how-you-hear-queries.ts';

/** For administrators: addresses that took no e-mail. Nothing is shown while all is well. */
export function Undelivered() {
  const items = useQuery(undeliveredQuery).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="meaning of-worry stack tight" aria-labelledby="undelivered">
      <h2 id="undelivered">E-mails that did not arrive</h2>
      <p>
        These addresses took no e-mail. Everything still stands on the screen for their owners. Put
        the address right below; the next e-mail is tried by itself.
      </p>
      <ul>
        {items.map(({ person, address, says, since }) => (
          <li key={person.id}>
            <strong>{person.name}</strong>, {address}, since {day(since)}. The mail server says:{' '}
            {says}
          </li>
        ))}
      </ul>
    </section>
  );
}
