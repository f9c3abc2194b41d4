import type { ParticipantRole } from '@alongside/workflows/discussion/contract';
import type { Finding } from '@alongside/workflows/discussion/findings';
import { reflectionPrompts } from '@alongside/workflows/discussion/prompts';
import { saysOfDiscussion } from '@alongside/workflows/discussion/says';
import { reflectionDocument } from '@alongside/workflows/live/protocol';
import * as Y from 'yjs';
import type { StoredRecord } from '../database/collections.ts';
import { authorsOf } from '../retention/due.ts';
import { documentFrom, readDurable } from '../live/document-log.ts';
import { plainText } from '../live/plain-text.ts';
import type { HeldSources } from './gather.ts';
import { line, type Line, type Part, when, withheld } from './part.ts';
import type { StoredDiscussion } from '../discussion/material.ts';

const partNames: Record<ParticipantRole, string> = {
  worker: 'social worker',
  practiceLead: 'practice lead',
  colleague: 'colleague',
  partner: 'partner',
  observer: 'observer',
};

const sectionNames: Record<Finding['section'], string> = {
  childsExperience: 'What it was like for the child',
  strength: 'Working well',
  worry: 'Worried about',
  learning: 'Learning',
  nextStep: 'Next step',
};

/**
 * Everything held of one discussion. A reflection is in it only where it is the own one of whoever the archive is about;
 * every other is named as withheld.
 * @param about whose archive it is; null for a case
 */
export async function discussionPart(
  sources: HeldSources,
  stored: StoredDiscussion,
  about: string | null,
  number: number,
): Promise<Part> {
  const { collections, history, live, log, directory, organisation } = sources;
  const place = { organisation, discussion: stored._id };
  const { context, journey } = sources.look(stored);
  const actions = await collections.actions
    .find({ organisation, 'projection.discussion': stored._id })
    .toArray();
  const workflows = [stored._id, ...actions.map(({ _id }) => _id)];
  const [records, findings, versions, events, viewings, told] = await Promise.all([
    collections.records.find(place).sort({ version: 1 }).toArray(),
    live.findings.find(place).sort({ position: 1 }).toArray(),
    history.versions.find(place).sort({ at: 1, revision: 1 }).toArray(),
    collections.events
      .find({ organisation, workflow: { $in: workflows } }, { projection: { receipt: 0 } })
      .sort({ at: 1 })
      .toArray(),
    log.viewings
      .find({ organisation, 'about.discussion': stored._id })
      .sort({ sequence: 1 })
      .toArray(),
    collections.notifications
      .find({ organisation, about: { $in: workflows } })
      .sort({ at: 1 })
      .toArray(),
  ]);
  const at = (instant: string | Date) => when(instant, directory.settings.timeZone);
  const name = (id: string | null) => (id === null ? 'The service' : directory.ref(id).name);
  const { familyVoice, concern, earlierConcerns, reopening, setAside, withdrawn } = context;
  const concerns = [...earlierConcerns, ...(concern ? [concern] : [])];
  const reflections = await reflectionLines(sources, stored, about);
  const nextSteps = actions.map((action) => sources.lookAtAction(action).context);
  return {
    name: `discussion-${number}`,
    title: `Discussion about ${context.caseReference}, begun on ${at(context.createdAt)}`,
    sections: [
      {
        title: 'What it is',
        lines: [
          ...line('Case reference', context.caseReference),
          ...line('Age of the child', context.ageBand),
          ...line('Focus', context.focus, context.proposedBy),
          ...line('Where it stands', journey),
          ...line('Service, area', [context.service, context.area].filter(Boolean).join(', ')),
          ...context.participants.flatMap(({ person, role }) =>
            line(`Takes part as ${partNames[role]}`, name(person)),
          ),
          ...context.former.flatMap((person) => line('Took part before', name(person))),
          ...line(
            'Meeting',
            context.meeting && `${at(context.meeting.startsAt)}, ${context.meeting.place}`,
          ),
          ...(context.scale?.answers ?? []).flatMap(({ person, when, value }) =>
            line(`${context.scale?.question ?? ''} (${when})`, String(value), person),
          ),
        ],
      },
      {
        title: 'The family’s voice',
        lines: [
          ...line(
            `In their words${familyVoice.how ? ` (${familyVoice.how})` : ''}`,
            familyVoice.words,
          ),
          ...line('Why they were not asked', familyVoice.reason),
        ],
      },
      ...records.map((record) => recordSection(record, at(record.agreedAt))),
      { title: 'What stands in the room', lines: findingLines(findings) },
      { title: 'Reflections', lines: reflections },
      {
        title: 'What changed for the child',
        lines: context.differences.flatMap(({ person, whatChanged, at: said }) =>
          line(at(said), whatChanged, person),
        ),
      },
      {
        title: 'Worries about safety',
        lines: concerns.flatMap(({ summary, raisedBy, raisedAt, recordedWhere }) => [
          ...line(at(raisedAt), summary, raisedBy),
          ...line('Recorded in', recordedWhere),
        ]),
      },
      {
        title: 'Next steps',
        lines: nextSteps.flatMap((step) => [
          ...line(`For ${name(step.owner)}, by ${step.due}`, step.what),
          ...line('What it is hoped to change', step.expectedChange),
          ...step.decisions.flatMap(({ question, askedBy, reason, approver }) => [
            ...line('A decision was asked', question, askedBy),
            ...line('The decision', reason, approver),
          ]),
          ...step.moves.flatMap(({ reason, by }) => line('Moved to another day', reason, by)),
          ...line('What it changed', step.difference, step.owner),
          ...(step.dropped ? line('Dropped', step.dropped.reason, step.dropped.by) : []),
        ]),
      },
      {
        title: 'Reasons given',
        lines: [
          ...(setAside ? line('Set aside', setAside.reason, setAside.by) : []),
          ...(withdrawn ? line('Withdrawn', withdrawn.reason, withdrawn.by) : []),
          ...(reopening ? line('To open it again', reopening.reason, reopening.by) : []),
          ...(context.changeAsked
            ? line('A change asked', context.changeAsked.about, context.changeAsked.by)
            : []),
        ],
      },
      ...versions.map(({ at: kept, why, findings: then }) => ({
        title: `As it stood on ${at(kept)} (${why})`,
        lines: findingLines(then),
      })),
      {
        title: 'What happened',
        lines: events
          .filter(({ kind }) => kind === 'discussion')
          .flatMap(({ at: then, by, event, command }) =>
            line(at(then), saysOfDiscussion(event, name(by), command)),
          ),
      },
      {
        title: 'Who read it',
        lines: viewings.flatMap(({ at: then, person, what, reason }) =>
          line(at(then), `${name(person)}: ${what}${reason === null ? '' : ` (${reason})`}`),
        ),
      },
      {
        title: 'Who was told',
        lines: told.flatMap(({ at: then, person, kind }) =>
          line(at(then), `${name(person)}: ${kind}`),
        ),
      },
    ],
  };
}

function recordSection(record: StoredRecord, agreedAt: string): Part['sections'][number] {
  return {
    title: `The record as agreed, version ${record.version}`,
    lines: [
      ...line('Agreed on', agreedAt),
      ...line('The family’s voice then', record.familyVoice.words),
      ...findingLines(record.findings),
      ...record.agreements.flatMap(({ person, difference }) =>
        line('Seen differently', difference, person),
      ),
    ],
  };
}

function findingLines(findings: readonly Omit<Finding, 'id'>[]): Line[] {
  return findings.flatMap(({ section, text, createdBy, expectedChange }) => [
    ...line(sectionNames[section], text, createdBy),
    ...line('What it is hoped to change', expectedChange, createdBy),
  ]);
}

async function reflectionLines(
  { live, organisation, directory }: HeldSources,
  { _id, projection }: StoredDiscussion,
  about: string | null,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const person of authorsOf(projection)) {
    if (person !== about) {
      lines.push(
        withheld(
          `Reflection of ${directory.ref(person).name}`,
          'a private reflection is its author’s, and is given to nobody else.',
        ),
      );
      continue;
    }
    const name = reflectionDocument(_id, person);
    const document = documentFrom(await readDurable(live, organisation, name));
    for (const [prompt, answer] of document.getMap('answers')) {
      if (!(answer instanceof Y.XmlFragment)) continue;
      lines.push(...line(questionOf(prompt), plainText(answer), person));
    }
  }
  return lines;
}

function questionOf(prompt: string): string {
  const asked = Object.values(reflectionPrompts)
    .flat()
    .find(({ id }) => id === prompt);
  return asked?.asks ?? prompt;
}
