import { type Proposal, holdingRoles } from '@alongside/workflows/discussion/contract';
import type { DiscussionInput } from '@alongside/workflows/discussion/facts';
import { fitsShape, otherShape } from '@alongside/workflows/organisation/case-reference';
import { roleNames } from '@alongside/workflows/organisation/people';
import type { Asker } from '../http/route.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * Checks a proposal against the people of the organisation.
 * @throws ProblemError `not-yours` when the proposer does not have the role; `not-now` when the two cannot hold it.
 */
export function proposalInput(proposal: Proposal, { person, directory }: Asker): DiscussionInput {
  const { myRole, caseReference, ageBand, focus, times } = proposal;
  const otherRole = holdingRoles.find((role) => role !== myRole) ?? 'worker';
  if (!person.roles.includes(myRole)) {
    throw new ProblemError('not-yours', `You do not work as a ${roleNames[myRole]} here.`);
  }
  const { shape, example } = directory.settings.caseReference;
  if (!fitsShape(caseReference, shape)) throw cannot(otherShape(example));
  if (proposal.with === person.id) throw cannot('Choose somebody else to sit down with.');
  const other = directory.find(proposal.with);
  if (!other?.roles.includes(otherRole)) {
    throw cannot(`Choose a colleague who works as a ${roleNames[otherRole]}.`);
  }
  if (directory.families.knows(person.id, caseReference)) {
    throw cannot('You have said that you know this family, so this one is for somebody else.');
  }
  if (directory.families.knows(other.id, caseReference)) {
    throw cannot(`${other.name} cannot take part in this one. Please choose somebody else.`);
  }
  const [worker, practiceLead] = myRole === 'worker' ? [person, other] : [other, person];
  return {
    worker: worker.id,
    practiceLead: practiceLead.id,
    proposedAs: myRole,
    caseReference,
    ageBand,
    service: proposal.service ?? worker.service,
    area: worker.area,
    team: worker.team,
    focus,
    times,
    scaleQuestion: proposal.scaleQuestion ?? null,
  };
}

function cannot(reason: string): ProblemError {
  return new ProblemError('not-now', reason, { can: [{ type: 'propose' }] });
}
