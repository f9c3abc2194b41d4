import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { findingsDocument } from '@alongside/workflows/live/protocol';
import { Button, Drawer } from '@mantine/core';
import '@mantine/core/styles/Drawer.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problems.ts';
import { useMe } from '../api/queries.ts';
import { dayAndTime } from '../words/dates.ts';
import './history.css';
import { versionsQuery } from './history-queries.ts';
import { KeepVersion } from './keep-version.tsx';
import { sayVersion } from './say-history.ts';
import { VersionPage } from './version-page.tsx';

/** The findings as they stood before: at each step of the room, and whenever somebody kept them. */
export function VersionsDrawer({
  discussion,
  close,
}: {
  discussion: DiscussionView;
  close: () => void;
}) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="min(100%, 34rem)"
      title="Versions"
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'none' } }}
    >
      {open === null ? (
        <Versions discussion={discussion} open={setOpen} />
      ) : (
        <VersionPage discussion={discussion} version={open} back={() => setOpen(null)} />
      )}
    </Drawer>
  );
}

function Versions({
  discussion,
  open,
}: {
  discussion: DiscussionView;
  open: (version: string) => void;
}) {
  const me = useMe().id;
  const versions = useQuery(versionsQuery(discussion.id));
  const name = findingsDocument(discussion.id);
  const writable = discussion.documents.some(
    ({ doc, access }) => doc === name && access === 'write',
  );
  return (
    <div className="stack">
      <p>
        How the findings stood at each step. A version never changes, and only those who took part
        then can read it.
      </p>
      {writable ? <KeepVersion discussionId={discussion.id} /> : null}
      {versions.error ? <p role="alert">{explain(versions.error).detail}</p> : null}
      {versions.data?.items.length === 0 ? (
        <p className="room-empty">
          Nothing yet. The first version comes when the room moves on, or when you keep one.
        </p>
      ) : null}
      <ul className="plain-list versions">
        {versions.data?.items.map((line) => (
          <li key={line.version}>
            <button type="button" className="plain-button" onClick={() => open(line.version)}>
              {sayVersion(line, me)}
            </button>{' '}
            <span className="quiet small">{dayAndTime(line.at)}</span>
          </li>
        ))}
      </ul>
      {versions.isError ? (
        <div>
          <Button variant="default" onClick={() => void versions.refetch()}>
            Try again
          </Button>
        </div>
      ) : null}
    </div>
  );
}
