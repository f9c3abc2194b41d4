import { findingsDocument } from '@alongside/workflows/live/protocol';
import { useEffect, useState } from 'react';
import { LateWords } from './late-words.tsx';
import { useLiveDocument, useLiveDocuments } from './use-live-document.ts';

/**
 * Words this device still holds for findings that were agreed meanwhile. Opens the document only where something
 * of it was kept, and forgets the copy once it holds nothing of its own.
 */
export function LateFindings({ discussionId }: { discussionId: string }) {
  const documents = useLiveDocuments();
  const name = findingsDocument(discussionId);
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
  return kept ? <Kept name={name} /> : null;
}

function Kept({ name }: { name: string }) {
  const document = useLiveDocument(name);
  const { live, readOnly, status, typedTooLate } = document;
  useEffect(() => {
    if (readOnly && status === 'saved' && !typedTooLate && live.drained) live.forgetCopy();
  }, [live, readOnly, status, typedTooLate]);
  return (
    <LateWords
      document={document}
      why="The record was agreed before they arrived. You can copy them, or ask to reopen the record."
    />
  );
}
