import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { supervisedQuery } from './supervision-queries.ts';

/** One's own page at once; whoever supervises chooses with whom they sit down. */
export function SupervisionHome() {
  const me = useMe();
  const whose = useQuery(supervisedQuery);
  if (whose.isPending) return <Waiting />;
  if (whose.error) return <CouldNotRead error={whose.error} again={() => void whose.refetch()} />;
  const { items } = whose.data;
  const [only] = items;
  if (items.length === 1 && only) {
    return (
      <Navigate to="/supervision/$personId" params={{ personId: only.id }} search={{}} replace />
    );
  }
  return (
    <div className="page narrow stack">
      <PageTitle tab="Supervision">Supervision</PageTitle>
      {items.length === 0 ? (
        <p>
          A supervision page belongs to those who hold learning discussions and to their managers.
          There is none for you.
        </p>
      ) : (
        <>
          <p>
            Every four weeks, something to look at together: what they are learning, their next
            steps, what is to be looked at again and what was answered. They see what you see, and
            that you opened it.
          </p>
          <ul className="plain-list stack tight">
            {items.map(({ id, name }) => (
              <li key={id}>
                <Link
                  to="/supervision/$personId"
                  params={{ personId: id }}
                  search={{}}
                  className="item-link"
                >
                  {id === me.id ? 'Your own' : name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
