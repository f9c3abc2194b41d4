import { findingsDocument } from '@alongside/workflows/live/protocol';
import type { Filter } from 'mongodb';

/** A discussion with all that hangs on it, or one reflection of it. */
export interface Held {
  organisation: string;
  discussion: string;
  /** Ids of its next steps. */
  actions: readonly string[];
}

/** Whatever is kept: everything here has an id of its own making. */
export interface Kept {
  _id: string;
}

/** Where something of a discussion lies. Every collection that holds any of it is named here; a test looks. */
export interface Holding {
  collection: string;
  /** What it is, in words, in the disposal log. */
  says: string;
  of(held: Held): Filter<Kept>;
}

const byDiscussion = ({ organisation, discussion }: Held) => ({ organisation, discussion });
const byWorkflow = ({ organisation, discussion, actions }: Held) => ({
  organisation,
  workflow: { $in: [discussion, ...actions] },
});

function byAbout({ organisation, discussion, actions }: Held) {
  return { organisation, about: { $in: [discussion, ...actions] } };
}

/** Names of a discussion's live documents. Ids hold nothing that means anything in a pattern. */
function documentsOf(field: string, { organisation, discussion }: Held): Filter<Kept> {
  return {
    organisation,
    $or: [
      { [field]: findingsDocument(discussion) },
      { [field]: { $regex: `^reflection:${discussion}:` } },
    ],
  };
}

/** Goes first and together, so that nobody opens what is going and every log that is left still leads to its snapshot. */
export const workflowHoldings: readonly Holding[] = [
  {
    collection: 'discussions',
    says: 'discussion',
    of: ({ organisation, discussion }) => ({ organisation, _id: discussion }),
  },
  {
    collection: 'actions',
    says: 'next steps',
    of: ({ organisation, actions }) => ({ organisation, _id: { $in: [...actions] } }),
  },
  { collection: 'events', says: 'steps of its history', of: byWorkflow },
];

/** Goes after that, one by one; each can be repeated. */
export const otherHoldings: readonly Holding[] = [
  { collection: 'documents', says: 'live documents', of: (held) => documentsOf('_id', held) },
  { collection: 'documentupdates', says: 'updates', of: (held) => documentsOf('doc', held) },
  { collection: 'lateupdates', says: 'late updates', of: (held) => documentsOf('doc', held) },
  { collection: 'findings', says: 'findings', of: byDiscussion },
  { collection: 'records', says: 'agreed records', of: byDiscussion },
  {
    collection: 'learnings',
    says: 'what was counted by theme',
    of: ({ organisation, discussion }) => ({ organisation, _id: discussion }),
  },
  { collection: 'excerpts', says: 'excerpts', of: byDiscussion },
  { collection: 'secondtags', says: 'second taggings of excerpts', of: byDiscussion },
  { collection: 'versions', says: 'versions', of: byDiscussion },
  { collection: 'visits', says: 'visits', of: byDiscussion },
  { collection: 'latewords', says: 'late words', of: byDiscussion },
  { collection: 'excerpts', says: 'shared excerpts', of: byDiscussion },
  { collection: 'meetings', says: 'meetings in calendars', of: byDiscussion },
  { collection: 'outsidereadings', says: 'readings from outside', of: byDiscussion },
  { collection: 'keptreflections', says: 'choices to keep a reflection', of: byDiscussion },
  { collection: 'notifications', says: 'notifications', of: byAbout },
  { collection: 'letters', says: 'e-mails', of: byAbout },
];

/** Great practice and all that hangs on it, by its ids (`actions`); the workflow first. */
export const practiceHoldings: readonly Holding[] = [
  {
    collection: 'greatpractice',
    says: 'great practice',
    of: ({ organisation, actions }) => ({ organisation, _id: { $in: [...actions] } }),
  },
  { collection: 'events', says: 'steps of its history', of: byWorkflow },
  { collection: 'notifications', says: 'notifications', of: byAbout },
  { collection: 'letters', says: 'e-mails', of: byAbout },
];

/** Where one person's reflection lies. */
export function reflectionHoldings(discussion: string, person: string): readonly Holding[] {
  const name = `reflection:${discussion}:${person}`;
  return [
    {
      collection: 'documents',
      says: 'live documents',
      of: ({ organisation }) => ({ organisation, _id: name }),
    },
    {
      collection: 'documentupdates',
      says: 'updates',
      of: ({ organisation }) => ({ organisation, doc: name }),
    },
    {
      collection: 'lateupdates',
      says: 'late updates',
      of: ({ organisation }) => ({ organisation, doc: name }),
    },
    {
      collection: 'latewords',
      says: 'late words',
      of: ({ organisation }) => ({ organisation, discussion, person }),
    },
  ];
}
