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

/** How a worry stands, for those who answer for it and read nothing else. */
const safetyWords: Record<DiscussionSummary['state']['safety'], string> = {
  clear: 'A safety concern was raised here.',
  raised: 'A safety concern was raised here and waits for an answer.',
  acknowledged: 'A safety concern was raised here, and somebody is dealing with it.',
  handedOver: 'A safety concern was raised here and handed over.',
};

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
            : safetyWords[discussion.state.safety])}
      </p>
    </Link>
  );
}
