import { type PersonRole, personRoles, roleNames } from '../src/organisation/people.ts';
import { rights } from '../src/rights/rights.ts';

/** The page of rights, made from `rights.ts`: a row for each right, a column for each role. */
export function rightsPage(): string {
  const names = personRoles.map((role) => roleNames[role]);
  const rows = Object.values(rights).map(({ who, what, where }) => {
    const has = (role: PersonRole) =>
      who === 'everybody' || who.some((holder) => holder === role) ? '●' : '';
    return `| ${what} | ${personRoles.map(has).join(' | ')} | ${where} |`;
  });
  return `# Who may do what

Made from [rights.ts](../packages/workflows/src/rights/rights.ts) by \`packages/workflows/scripts/diagrams.ts\`; a test says when it is stale.
The rules behind it, numbered: [SPEC.md](../packages/workflows/src/rights/SPEC.md). Every address of the service, asked by every role from every
place: [rights.test.ts](../packages/api/tests/rights.test.ts).

Taking part in a discussion is not a role. Its worker and practice lead read and write it together, guests read it; a private reflection is its author's
alone until both are shared. **An administrator sees no content. Whoever knows the family sees nothing of the case, whatever the role.**

| right | ${names.join(' | ')} | where |
| --- | ${names.map(() => ':-:').join(' | ')} | --- |
${rows.join('\n')}
`;
}
