import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { findingsDocument } from '@alongside/workflows/live/protocol';
import { useQuery } from '@tanstack/react-query';
import { lazy, memo, Suspense, useMemo } from 'react';
import { useMe } from '../api/queries.ts';
import { Waiting } from '../app/waiting.tsx';
import { LateWords } from '../live/late-words.tsx';
import { useLiveDocument, useYjs, type OpenDocument } from '../live/use-live-document.ts';
import { readCards, sameCards } from './cards.ts';
import { colourOf, whoTypes } from './here.ts';
import { RoomProvider, type Room } from './room.ts';
import './room.css';
import { Together } from './together.tsx';
import { themesQuery } from './themes-query.ts';
import { useOneScreen } from './use-one-screen.ts';

const SinceLastHere = lazy(() =>
  import('../history/since-last-here.tsx').then((module) => ({ default: module.SinceLastHere })),
);

/** The room: two people, one child's story, side by side or apart. */
export function RoomScreen({ discussion }: { discussion: DiscussionView }) {
  const document = useLiveDocument(findingsDocument(discussion.id));
  if (document.status === 'removed') {
    return (
      <p className="meaning of-worry">
        {document.removedBecause ?? 'This room is no longer open to you.'}
      </p>
    );
  }
  if (!document.ready) {
    if (document.problem) return <p className="meaning of-worry">{document.problem.detail}</p>;
    return <Waiting what="Opening the room …" />;
  }
  return <OpenRoom discussion={discussion} document={document} />;
}

function OpenRoom({
  discussion,
  document,
}: {
  discussion: DiscussionView;
  document: OpenDocument;
}) {
  const me = useMe().id;
  const [together, setTogether] = useOneScreen(discussion.id);
  const { doc } = document;
  const parts = useMemo(() => bothOf(doc), [doc]);
  const cards = useYjs(parts, () => readCards(doc), sameCards);
  const themes = useQuery(themesQuery).data?.items;
  const { live, readOnly } = document;
  const room = useMemo<Room>(
    () => ({
      discussion,
      me,
      document: { doc, live },
      cards,
      together,
      themes: themes ?? [],
      readOnly,
      caret: { name: whoTypes(discussion, me, together), color: colourOf(discussion, me) },
    }),
    [discussion, me, doc, live, cards, together, themes, readOnly],
  );
  return (
    <RoomProvider value={room}>
      <LateWords
        discussion={discussion}
        document={document}
        of="findings"
        why="They were typed after the record was closed."
      />
      <Suspense>
        <SinceLastHere discussionId={discussion.id} />
      </Suspense>
      <RoomItself setTogether={setTogether} />
    </RoomProvider>
  );
}

/** Saving comes and goes with every word; the room itself is drawn again only when something in it changed. */
const RoomItself = memo(Together);

/** Findings and their order, listened to as one. */
function bothOf(doc: OpenDocument['doc']) {
  const parts = [doc.getMap('findings'), doc.getArray('order')];
  return {
    observeDeep: (listener: () => void) => parts.forEach((part) => part.observeDeep(listener)),
    unobserveDeep: (listener: () => void) => parts.forEach((part) => part.unobserveDeep(listener)),
  };
}
