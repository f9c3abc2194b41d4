import { findingsDocument } from '@alongside/workflows/live/protocol';
import * as Y from 'yjs';
import { LiveEditor } from '../editor/live-editor.tsx';
import { useLiveDocument, useYjs } from '../live/use-live-document.ts';
import { findingIn } from './cards.ts';

/** The words of one finding outside the room: they can be changed until both have agreed. */
export function FindingText({
  discussionId,
  findingId,
  label,
}: {
  discussionId: string;
  findingId: string;
  label: string;
}) {
  const { doc, ready, readOnly } = useLiveDocument(findingsDocument(discussionId));
  const text = useYjs(
    doc.getMap('findings'),
    () => {
      const words = findingIn(doc, findingId)?.get('text');
      return words instanceof Y.XmlFragment ? words : null;
    },
    Object.is,
  );
  if (!ready || !text) return null;
  return (
    <LiveEditor fragment={text} label={label} placeholder="" readOnly={readOnly} presence={null} />
  );
}
