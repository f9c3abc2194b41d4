import { findingsDocument } from '@alongside/workflows/live/protocol';
import { useLiveDocument, useYjs } from '../live/use-live-document.ts';
import { findingIn } from './cards.ts';
import './share-choice.css';
import { setField } from './write-cards.ts';

/** "Share this learning": whether an agreed finding may be read, as an excerpt, beyond those who took part. */
export function ShareChoice({
  discussionId,
  findingId,
  about,
}: {
  discussionId: string;
  findingId: string;
  /** The finding's words, for people who listen to the screen. */
  about: string;
}) {
  const { doc, ready, readOnly } = useLiveDocument(findingsDocument(discussionId));
  const share = useYjs(
    doc.getMap('findings'),
    () => findingIn(doc, findingId)?.get('share') === true,
    Object.is,
  );
  return (
    <label className="share-choice no-print">
      <input
        type="checkbox"
        checked={share}
        disabled={!ready || readOnly}
        onChange={(event) => setField(doc, findingId, 'share', event.currentTarget.checked)}
      />{' '}
      <span>
        Share this learning<span className="visually-hidden">: {about}</span>
      </span>
    </label>
  );
}
