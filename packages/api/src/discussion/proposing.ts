import { type Proposal, holdingRoles } from '@alongside/workflows/discussion/contract';
import type { DiscussionInput } from '@alongside/workflows/discussion/facts';
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
  if (proposal.with === person.id) throw cannot('Choose somebody else to sit down with.');
  const other = directory.find(proposal.with);
  if (!other?.roles.includes(otherRole)) {
    throw cannot(`Choose a colleague who works as a ${roleNames[otherRole]}.`);
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
