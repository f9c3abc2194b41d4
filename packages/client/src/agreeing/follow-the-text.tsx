import { findingsDocument } from '@alongside/workflows/live/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys } from '../api/query-keys.ts';
import { useLiveDocument } from '../live/use-live-document.ts';

/** How long after the last change the record is read again, in milliseconds: the service has kept it by then. */
const settling = 900;

/** Reads the record again when somebody changes it, so that nobody agrees to a text they have not seen. Shows nothing. */
export function FollowTheText({ discussionId }: { discussionId: string }) {
  const { doc } = useLiveDocument(findingsDocument(discussionId));
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function readAgainSoon() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        void queries.invalidateQueries({ queryKey: queryKeys.discussion(discussionId) });
      }, settling);
    }
    doc.on('update', readAgainSoon);
    return () => {
      clearTimeout(timer);
      doc.off('update', readAgainSoon);
    };
  }, [doc, queries, discussionId]);
  return null;
}
