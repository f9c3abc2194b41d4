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
      <p>
        Not asked this time: <span className="said">{voice.reason}</span>
      </p>
    );
  }
  return null;
}
