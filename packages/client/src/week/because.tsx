import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import type { Because } from '@alongside/workflows/response/view';
import { Link } from '@tanstack/react-router';
import { inWords } from '../words/people.ts';
import { because, namesOf } from './because-of.ts';

/** What the organisation did because of what was written: the newest first, in the words everybody was told. */
export function BecauseOfYou({
  items,
  discussions,
  me,
}: {
  items: readonly Because[];
  discussions: readonly DiscussionSummary[];
  me: string;
}) {
  if (items.length === 0) return null;
  return (
    <ul className="plain-list stack">
      {because(items, discussions).map(({ item, discussion }) => (
        <li key={item.response}>
          <Link
            to="/plan/$id"
            params={{ id: item.response }}
            className={`item-link meaning ${item.kind === 'adopted' ? 'of-strength' : 'of-worry'}`}
          >
            <p className="quiet small">
              {item.kind === 'adopted'
                ? `Because of what ${inWords(namesOf(discussion, me))} wrote`
                : `What ${inWords(namesOf(discussion, me))} wrote was heard. Not now, and why`}
            </p>
            <p className="item-title said">{item.message}</p>
            <p className="quiet small">{item.theme.name}</p>
          </Link>
        </li>
      ))}
    </ul>
  );
}
