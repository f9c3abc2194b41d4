import type { DiscussionView } from '@alongside/workflows/discussion/view';

/** What the child or family said, or why they were not asked. */
export function FamilySaid({ voice }: { voice: DiscussionView['familyVoice'] }) {
  if (voice.status === 'recorded') {
    return (
      <figure className="plain-figure">
        <blockquote className="said">{voice.words}</blockquote>
        {voice.how ? <figcaption className="quiet small">{voice.how}</figcaption> : null}
      </figure>
    );
  }
  if (voice.status === 'explained') {
    return (
      <div>
        <p className="said">{voice.reason}</p>
        <p className="quiet small">They could not be asked this time.</p>
      </div>
    );
  }
  return null;
}
