import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { request } from '../api/request.ts';
import { CopyButton } from '../form/copy-button.tsx';
import { can } from '../form/possibility.ts';
import { historyKeys, lateWordsQuery } from '../history/history-queries.ts';
import { useBringLateWords } from './bring-late-words.ts';
import { OfferReopening } from './offer-reopening.tsx';
import type { OpenDocument } from './use-live-document.ts';

/** Which of somebody's late words belong here: those of the findings, of their reflection, or all. */
export type Whereabouts = 'findings' | 'reflection' | 'all';

/**
 * What somebody typed for a text that was closed meanwhile, on whichever device: theirs alone, to copy, to offer as
 * a reopening, or to let go.
 */
export function LateWords({
  discussion,
  document,
  of,
  why,
}: {
  discussion: DiscussionView;
  /** The document as this page holds it; null where nothing of it is kept on this device. */
  document: OpenDocument | null;
  of: Whereabouts;
  why: string;
}) {
  const queries = useQueryClient();
  const shown = useRef<HTMLDivElement>(null);
  const kept = useQuery(lateWordsQuery(discussion.id)).data?.items ?? [];
  const here = document?.typedTooLate?.words ?? [];
  useBringLateWords(discussion.id, document);
  const elsewhere = kept.filter(
    ({ at, section, text }) =>
      (of === 'all' || (section === null) === (of === 'reflection')) &&
      !here.some((words) => words.at === at && words.text === text),
  );
  const words = [...here, ...elsewhere];
  if (words.length === 0) return null;
  const forget = async (): Promise<void> => {
    document?.live.forgetLate();
    if (elsewhere.length > 0) await request('DELETE', `/discussions/${discussion.id}/late-words`);
    await queries.invalidateQueries({ queryKey: historyKeys.lateWords(discussion.id) });
  };
  return (
    <section className="meaning of-worry stack tight" aria-label="Words that came too late">
      <p className="tag">These words came after it was closed</p>
      <p>{why} Only you see them here; nothing of them is lost.</p>
      <div ref={shown} className="stack tight">
        {words.map(({ at, text }) => (
          <blockquote key={`${at}${text}`} className="said">
            {text}
          </blockquote>
        ))}
      </div>
      {can(discussion, 'reopen') && discussion.reopening === null ? (
        <OfferReopening discussion={discussion} />
      ) : null}
      <div className="row">
        <CopyButton
          variant="default"
          text={words.map(({ text }) => text).join('\n\n')}
          shown={shown}
        >
          Copy them
        </CopyButton>
        <button
          type="button"
          className="plain-button"
          onClick={() => void forget().catch(() => undefined)}
        >
          I do not need them any more
        </button>
      </div>
    </section>
  );
}
