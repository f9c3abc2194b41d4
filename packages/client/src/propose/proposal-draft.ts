import type { HoldingRole } from '@alongside/workflows/discussion/contract';
import { fitsShape, otherShape } from '@alongside/workflows/organisation/case-reference';
import { instantOf } from '../form/likely-times.ts';

/** The form as it is being filled in; times are local field texts. */
export interface ProposalDraft extends Record<string, unknown> {
  myRole: HoldingRole;
  with: string;
  caseReference: string;
  ageBand: string;
  focus: string;
  times: string[];
  scaleQuestion: string;
}

/** What `POST /discussions` takes, without its command id. */
export interface ProposalBody {
  myRole: HoldingRole;
  with: string;
  caseReference: string;
  ageBand: string;
  focus: string;
  times: string[];
  scaleQuestion?: string;
}

export function emptyProposal(times: string[], myRole: HoldingRole = 'worker'): ProposalDraft {
  return { myRole, with: '', caseReference: '', ageBand: '', focus: '', times, scaleQuestion: '' };
}

/** The form as it begins for a case that a practice lead was asked to hold. */
export function proposalAbout(
  asked: { about?: string | undefined; with?: string | undefined },
  empty: ProposalDraft,
): ProposalDraft {
  if (asked.about === undefined) return empty;
  return {
    ...empty,
    myRole: 'practiceLead',
    caseReference: asked.about,
    with: asked.with ?? '',
  };
}

export function otherRole(role: HoldingRole): HoldingRole {
  return role === 'worker' ? 'practiceLead' : 'worker';
}

/** Fields still empty or of another shape, with what to write there. Whether it is right, the service says. */
export function missingFrom(
  draft: ProposalDraft,
  reference: { shape: string; example: string } = { shape: '', example: '' },
): Partial<Record<keyof ProposalDraft, string>> {
  const { shape, example } = reference;
  return {
    ...(draft.with === '' ? { with: 'Choose somebody from the list.' } : {}),
    ...(draft.caseReference.trim() === ''
      ? { caseReference: 'Write the case reference, without a name.' }
      : fitsShape(draft.caseReference, shape)
        ? {}
        : { caseReference: otherShape(example) }),
    ...(draft.ageBand === '' ? { ageBand: 'Choose an age.' } : {}),
    ...(draft.focus.trim() === ''
      ? { focus: 'Write one sentence on what to think about together.' }
      : {}),
  };
}

export function proposalOf(draft: ProposalDraft): ProposalBody {
  const scaleQuestion = draft.scaleQuestion.trim();
  return {
    myRole: draft.myRole,
    with: draft.with,
    caseReference: draft.caseReference.trim(),
    ageBand: draft.ageBand,
    focus: draft.focus.trim(),
    times: draft.times.map(instantOf).filter((time) => time !== undefined),
    ...(scaleQuestion ? { scaleQuestion } : {}),
  };
}
