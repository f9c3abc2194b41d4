import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import { Link } from '@tanstack/react-router';
import { otherOfTheTwo } from '../words/people.ts';
import { journeyWords, whereWeAre } from './where-we-are.ts';

interface Props {
  discussion: DiscussionSummary;
  me: string;
  /** Said instead of where it stands. */
  says?: string;
}

/** One discussion in a list. */
export function DiscussionLine({ discussion, me, says }: Props) {
  const other = otherOfTheTwo(discussion, me);
  return (
    <Link to="/discussions/$id" params={{ id: discussion.id }} className="item-link paper">
      <p className="quiet small">
        <span className="tag">{journeyWords[discussion.state.journey]}</span> ·{' '}
        {discussion.caseReference}
        {other ? ` · with ${other.name}` : ''}
      </p>
      <p className="item-title">{discussion.focus || 'A safety concern'}</p>
      <p>
        {says ??
          (discussion.readAs === 'participant'
            ? whereWeAre(discussion, me)
            : 'A safety concern was raised here.')}
      </p>
    </Link>
  );
}
