import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { findingsDocument } from '@alongside/workflows/live/protocol';
import { useEffect, useState } from 'react';
import { LateWords } from './late-words.tsx';
import { useLiveDocument, useLiveDocuments } from './use-live-document.ts';

const why =
  'The record was agreed before they arrived. You can copy them, or ask to open the record again.';

/**
 * Words for findings that were agreed meanwhile. Opens the document only where this device kept something of it, and
 * forgets the copy once it holds nothing of its own.
 */
export function LateFindings({ discussion }: { discussion: DiscussionView }) {
  const documents = useLiveDocuments();
  const name = findingsDocument(discussion.id);
  const [kept, setKept] = useState(false);
  useEffect(() => {
    let gone = false;
    void documents.keeps(name).then((keeps) => {
      if (!gone) setKept(keeps);
    });
    return () => {
      gone = true;
    };
  }, [documents, name]);
  if (kept) return <Kept discussion={discussion} name={name} />;
  return <LateWords discussion={discussion} document={null} of="all" why={why} />;
}

function Kept({ discussion, name }: { discussion: DiscussionView; name: string }) {
  const document = useLiveDocument(name);
  const { live, readOnly, status, typedTooLate } = document;
  useEffect(() => {
    if (readOnly && status === 'saved' && !typedTooLate && live.drained) live.forgetCopy();
  }, [live, readOnly, status, typedTooLate]);
  return <LateWords discussion={discussion} document={document} of="all" why={why} />;
}
