import { documentAccess, isRevealed } from '@alongside/workflows/discussion/access';
import { type DiscussionLook, holderOf } from '@alongside/workflows/discussion/context';
import { holdingRoles } from '@alongside/workflows/discussion/contract';
import type { FamilyVoice } from '@alongside/workflows/discussion/findings';
import type { DiscussionView } from '@alongside/workflows/discussion/view';
import {
  findingsDocument,
  type LiveDocument,
  reflectionDocument,
} from '@alongside/workflows/live/protocol';
import { ageBandSchema } from '@alongside/workflows/organisation/people';
import type { Directory } from '../person/directory.ts';
import { contentHash, type DiscussionMaterial, type StoredDiscussion } from './material.ts';
import { type ReadAs, readsAs } from './who-may-know.ts';

const silence: FamilyVoice = { status: 'notAsked', words: null, how: null, reason: null };

/** The only place that decides what a reader of a discussion gets. Null when they may not know of it. */
export function presentDiscussion(
  stored: StoredDiscussion,
  look: DiscussionLook,
  material: DiscussionMaterial,
  reader: string,
  directory: Directory,
): DiscussionView | null {
  const readAs = readsAs(stored.projection, reader, directory);
  if (readAs === null) return null;
  const view =
    readAs === 'participant'
      ? wholeView(stored, look, material, reader, directory)
      : responderView(stored, look, directory);
  return { ...view, people: others(view, directory) };
}

/** What everybody who may open it sees: who, which child's case, where it stands, and whether there is a concern. */
function frame(
  { _id, revision }: StoredDiscussion,
  { context, safety, can, cannot, journey }: DiscussionLook,
  readAs: ReadAs,
  directory: Directory,
): DiscussionView {
  return {
    id: _id,
    revision,
    readAs,
    state: { journey, safety },
    can,
    cannot,
    participants: context.participants.map(({ person, role }) => ({
      person: directory.ref(person),
      role,
    })),
    people: [],
    facilitator: null,
    proposedBy: context.proposedBy,
    awaiting: null,
    focus: '',
    times: [],
    caseReference: context.caseReference,
    ageBand: ageBandSchema.parse(context.ageBand),
    service: context.service,
    area: context.area,
    createdAt: context.createdAt,
    meeting: null,
    familyVoice: silence,
    reflections: [],
    scale: null,
    stagesReached: [],
    readyToMoveOn: [],
    findings: [],
    contentHash: null,
    agreements: [],
    lapsed: [],
    changeAsked: null,
    actions: [],
    revisitAt: null,
    differences: [],
    reopening: null,
    setAside: null,
    withdrawn: null,
    recordVersions: [],
    earlierConcerns: [],
    documents: [],
  };
}

/** The concern and whose case it is, never the content (promises 8 and 9). */
function responderView(
  stored: StoredDiscussion,
  look: DiscussionLook,
  directory: Directory,
): DiscussionView {
  const { concern, earlierConcerns } = look.context;
  return {
    ...frame(stored, look, 'safetyResponder', directory),
    ...(concern && { safetyConcern: concern }),
    earlierConcerns,
  };
}

function wholeView(
  stored: StoredDiscussion,
  look: DiscussionLook,
  material: DiscussionMaterial,
  reader: string,
  directory: Directory,
): DiscussionView {
  const { context, circle } = look;
  const findings = circle.journey === 'withdrawn' ? [] : (material.content?.findings ?? []);
  const hash = material.content ? contentHash(findings, context.familyVoice) : null;
  return {
    ...frame(stored, look, 'participant', directory),
    state: stateOf(look),
    facilitator: context.facilitator,
    awaiting: context.awaiting,
    focus: context.focus,
    times: context.times,
    meeting: context.meeting,
    familyVoice: context.familyVoice,
    reflections: reflectionsFor(stored._id, look, material, reader),
    scale: scaleFor(look, reader),
    stagesReached: context.stagesReached,
    readyToMoveOn: context.readyToMoveOn,
    findings,
    contentHash: hash,
    ...agreementsTo(hash, look, stored.updatedAt),
    changeAsked: context.changeAsked,
    actions: material.actions,
    revisitAt: context.revisitAt,
    differences: differencesFor(look, reader),
    reopening: context.reopening,
    setAside: context.setAside && {
      by: context.setAside.by,
      reason: context.setAside.reason,
      at: context.setAside.at,
    },
    withdrawn: context.withdrawn,
    recordVersions: stored.projection.records,
    ...concernsFor(look, reader),
    documents: documentsFor(stored._id, look, reader),
  };
}

/** An agreement to another text has lapsed, at once, before anybody has written that down (D20). */
function agreementsTo(
  hash: string | null,
  { context }: DiscussionLook,
  at: Date,
): Pick<DiscussionView, 'agreements' | 'lapsed'> {
  const standing = context.agreements.filter(({ contentHash: of }) => of === hash);
  const fallen = context.agreements.filter((agreement) => !standing.includes(agreement));
  return {
    agreements: standing.map((agreement) => ({ ...agreement, stands: true })),
    lapsed: [...context.lapsed, ...fallen.map(({ person }) => ({ person, at: at.toISOString() }))],
  };
}

function stateOf(look: DiscussionLook): DiscussionView['state'] {
  return {
    journey: look.journey,
    ...(look.stage !== null && { stage: look.stage, paused: look.paused }),
    ...(look.preparation !== null && { preparation: look.preparation }),
    safety: look.safety,
  };
}

/** The other learns that a reflection is not started, started or shared, and nothing else (D38). */
function reflectionsFor(
  id: string,
  { context, circle }: DiscussionLook,
  { started }: DiscussionMaterial,
  reader: string,
): DiscussionView['reflections'] {
  return context.participants.flatMap(({ person, role }) => {
    if (role !== 'worker' && role !== 'practiceLead') return [];
    const doc: LiveDocument = { kind: 'reflection', discussion: id, person };
    return [
      {
        person,
        role,
        status: circle.shared.includes(person)
          ? 'shared'
          : started.has(person)
            ? 'started'
            : 'notStarted',
        doc: reflectionDocument(id, person),
        readable: documentAccess(circle, doc, reader) !== 'none',
      },
    ];
  });
}

/** One's own answer only, until the two are revealed together (D6, D25). */
function scaleFor({ context, circle }: DiscussionLook, reader: string): DiscussionView['scale'] {
  if (!context.scale) return null;
  const { question, answers } = context.scale;
  const revealed = { before: isRevealed(circle), revisit: bothSaidWhatChanged(context) };
  const present = new Set(context.participants.map(({ person }) => person));
  return {
    question,
    answers: answers.filter(
      ({ person, when }) => person === reader || (revealed[when] && present.has(person)),
    ),
  };
}

/** One's own at once; the other's when both are in, at each revisit anew (D25). */
function differencesFor(
  { context, journey }: DiscussionLook,
  reader: string,
): DiscussionView['differences'] {
  const said = (version: number) =>
    context.differences.filter((difference) => difference.version === version);
  return context.differences
    .filter(({ person, version }) => {
      if (person === reader) return true;
      return version === context.recordVersion
        ? journey === 'closed' || bothSaidWhatChanged(context)
        : said(version).length > 1;
    })
    .map(({ person, whatChanged, at }) => ({ person, whatChanged, at }));
}

function bothSaidWhatChanged(context: DiscussionLook['context']): boolean {
  return holdingRoles.every((role) => {
    const holder = holderOf(context, role);
    return context.differences.some(
      ({ person, version }) => person === holder && version === context.recordVersion,
    );
  });
}

/** The two read every worry that was raised here, anybody else who takes part the ones they raised. */
function concernsFor(
  { context }: DiscussionLook,
  reader: string,
): Pick<DiscussionView, 'safetyConcern' | 'earlierConcerns'> {
  const isHolder = holdingRoles.some((role) => holderOf(context, role) === reader);
  const isTheirs = ({ raisedBy }: { raisedBy: string }) => isHolder || raisedBy === reader;
  const { concern } = context;
  return {
    ...(concern && isTheirs(concern) && { safetyConcern: concern }),
    earlierConcerns: context.earlierConcerns.filter(isTheirs),
  };
}

function documentsFor(
  id: string,
  { context, circle }: DiscussionLook,
  reader: string,
): DiscussionView['documents'] {
  const reflections = context.participants
    .filter(({ role }) => role === 'worker' || role === 'practiceLead')
    .map(({ person }): [string, LiveDocument] => [
      reflectionDocument(id, person),
      { kind: 'reflection', discussion: id, person },
    ]);
  const findings: [string, LiveDocument] = [
    findingsDocument(id),
    { kind: 'findings', discussion: id },
  ];
  return [findings, ...reflections].flatMap(([doc, document]) => {
    const access = documentAccess(circle, document, reader);
    return access === 'none' ? [] : [{ doc, access }];
  });
}

/** Everybody but the participants to whom an id in the view points. */
function others(view: DiscussionView, directory: Directory): DiscussionView['people'] {
  const { safetyConcern: concern } = view;
  const pointedTo = [
    view.proposedBy,
    ...view.findings.flatMap(({ createdBy, owner }) => [createdBy, owner]),
    ...view.agreements.map(({ person }) => person),
    ...view.lapsed.map(({ person }) => person),
    ...view.differences.map(({ person }) => person),
    ...(view.scale?.answers.map(({ person }) => person) ?? []),
    view.changeAsked?.by,
    view.reopening?.by,
    view.setAside?.by,
    view.withdrawn?.by,
    ...[...view.earlierConcerns, ...(concern ? [concern] : [])].flatMap(
      ({ raisedBy, acknowledgedBy }) => [raisedBy, acknowledgedBy],
    ),
  ];
  const known = new Set(view.participants.map(({ person }) => person.id));
  const ids = pointedTo.filter((id): id is string => typeof id === 'string' && !known.has(id));
  // An owner typed into a live document may be anybody's invention.
  return directory.refs(ids.filter((id) => directory.find(id)));
}
