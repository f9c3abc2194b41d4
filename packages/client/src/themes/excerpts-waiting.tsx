import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { excerptsQuery } from './theme-queries.ts';

/** On the home page: words of one’s own that wait for a last look. Nothing is shown while there are none. */
export function ExcerptsWaiting() {
  const excerpts = useQuery(excerptsQuery);
  const waiting = excerpts.data?.items.filter(({ state }) => state === 'waiting').length ?? 0;
  if (waiting === 0) return null;
  return (
    <Link to="/excerpts" className="item-link paper">
      <p className="item-title">
        {waiting === 1
          ? 'Words of yours that you agreed to share wait for a last look.'
          : `${waiting} pieces of what you agreed to share wait for a last look.`}
      </p>
      <p className="quiet small">Nobody reads them before that. It takes a minute.</p>
    </Link>
  );
}
