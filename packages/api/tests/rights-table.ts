import { columns } from './rights-world.ts';

/**
 * Who is answered how, every address × every role × every place, cell by cell. 200 to 204: it is theirs. 403: never theirs,
 * whatever it is about. 404: not theirs to know of. 409, 422: theirs, but not possible as it was asked. A new address needs its
 * line here (and what it is sent, if anything, in `rights-asks.ts`): without it `rights.test.ts` is red.
 *
 * Sam (worker) and Priya (practice lead) hold the discussion; `tea` is Sam's team, `oth` another team or service of the same
 * organisation, `her` the organisation as a whole, `els` another organisation. Everything asked for belongs to the first.
 */
const table = `
                                                      | worker          | practice lead| team manager| head of serv.| quality | repr.   | admin.
                                                      | own tea oth els | own oth els | tea oth els | her oth els | her els | her els | her els
# The discussion of Sam and Priya: theirs, and nobody else’s
GET /discussions                                      | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /discussions                                     | 201 201 201 422 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 403 403
GET /discussions/{id}                                 | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/changes                         | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
POST /discussions/{id}/commands                       | 422 404 404 404 | 422 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/findings/{finding}/authors      | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/late-words                      | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
POST /discussions/{id}/late-words                     | 204 404 404 404 | 204 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
DELETE /discussions/{id}/late-words                   | 204 404 404 404 | 204 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/meeting.ics                     | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/my-reflection                   | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
POST /discussions/{id}/my-reflection                  | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/readings                        | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/records                         | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/records/{version}               | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/records/{version}/paper.docx    | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/records/{version}/paper.pdf     | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/timeline                        | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/versions                        | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
POST /discussions/{id}/versions                       | 422 404 404 404 | 422 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /discussions/{id}/versions/{version}              | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
POST /discussions/{id}/visits                         | 204 404 404 404 | 204 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
# Its next step
GET /decisions/times                                  | 404 404 404 404 | 404 404 404 | 200 200 200 | 200 200 200 | 200 200 | 404 404 | 404 404
GET /actions                                          | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /actions/{id}                                     | 200 404 404 404 | 200 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
POST /actions/{id}/commands                           | 422 404 404 404 | 422 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
# Who stays away, who reads from outside, who viewed what
GET /case-search                                      | 403 403 403 403 | 403 403 403 | 200 200 200 | 200 200 200 | 200 200 | 403 403 | 403 403
GET /conflicts                                        | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 200 200
POST /conflicts                                       | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 201 422 | 403 403 | 201 422
DELETE /conflicts/{id}                                | 404 404 404 404 | 404 404 404 | 404 404 404 | 404 403 404 | 204 404 | 404 404 | 404 404
GET /outside-readings                                 | 403 403 403 403 | 403 403 403 | 200 200 200 | 200 200 200 | 200 200 | 403 403 | 403 403
POST /outside-readings                                | 403 403 403 403 | 403 403 403 | 201 404 404 | 201 404 404 | 201 404 | 403 403 | 403 403
GET /outside-readings/{id}                            | 403 403 403 403 | 403 403 403 | 404 404 404 | 404 404 404 | 200 404 | 403 403 | 403 403
DELETE /outside-readings/{id}                         | 403 403 403 403 | 403 403 403 | 404 404 404 | 404 404 404 | 204 404 | 403 403 | 403 403
GET /team-learning                                    | 403 403 403 403 | 403 403 403 | 200 200 200 | 403 403 403 | 403 403 | 403 403 | 403 403
GET /who-viewed                                       | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403
GET /who-viewed.csv                                   | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403
# Supervision: one’s own, and those of one’s team
GET /supervision                                      | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /supervision/{personId}                           | 200 404 404 404 | 404 404 404 | 200 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
# Themes, the plan and what is learned
GET /codebook                                         | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /codebook.csv                                     | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /codebook.qdc                                     | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /codebook/commands                               | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 409 409 | 403 403 | 403 403
POST /codebook/read                                   | 422 422 422 422 | 422 422 422 | 422 422 422 | 422 422 422 | 422 422 | 422 422 | 422 422
GET /second-taggings                                  | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403
POST /second-taggings                                 | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 422 422 | 403 403 | 403 403
GET /second-taggings/{id}                             | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 404 404 | 403 403 | 403 403
POST /second-taggings/{id}/finish                     | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 404 404 | 403 403 | 403 403
POST /second-taggings/{id}/tags                       | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 404 404 | 403 403 | 403 403
GET /themes/overview                                  | 404 404 404 404 | 404 404 404 | 404 404 404 | 200 200 200 | 200 200 | 404 404 | 404 404
GET /themes/overview.csv                              | 404 404 404 404 | 404 404 404 | 404 404 404 | 200 200 200 | 200 200 | 404 404 | 404 404
GET /learning                                         | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /responses                                        | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /responses                                       | 403 403 403 403 | 403 403 403 | 403 403 403 | 201 201 201 | 201 201 | 403 403 | 403 403
GET /responses/because                                | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /responses/changes                                | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /responses/choices                                | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /responses/time-to-tried                          | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /responses/{id}                                   | 200 200 200 404 | 200 200 404 | 200 200 404 | 200 200 404 | 200 404 | 200 404 | 200 404
POST /responses/{id}/commands                         | 403 403 403 404 | 403 403 404 | 403 403 404 | 422 422 404 | 422 404 | 403 404 | 403 404
GET /responses/{id}/timeline                          | 200 200 200 404 | 200 200 404 | 200 200 404 | 200 200 404 | 200 404 | 200 404 | 200 404
GET /great-practice                                   | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /great-practice                                  | 201 201 201 422 | 201 201 422 | 201 201 422 | 422 201 422 | 201 422 | 201 422 | 201 422
GET /great-practice/{id}                              | 200 200 200 404 | 200 200 404 | 200 200 404 | 200 200 404 | 200 404 | 200 404 | 200 404
POST /great-practice/{id}/commands                    | 422 403 403 404 | 403 403 404 | 403 403 404 | 403 403 404 | 403 404 | 403 404 | 403 404
GET /standards                                        | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /themes                                           | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /packs/three-questions.docx                       | 404 404 404 404 | 404 404 404 | 404 404 404 | 200 200 200 | 200 200 | 404 404 | 404 404
GET /packs/three-questions.pdf                        | 404 404 404 404 | 404 404 404 | 404 404 404 | 200 200 200 | 200 200 | 404 404 | 404 404
# Practice weeks and deep dives
GET /series                                           | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /series                                          | 403 403 403 403 | 403 403 403 | 403 403 403 | 201 201 201 | 201 201 | 403 403 | 403 403
GET /series/{id}                                      | 404 404 404 404 | 404 404 404 | 404 404 404 | 200 200 404 | 200 404 | 404 404 | 404 404
POST /series/{id}/picks/{place}                       | 403 403 403 403 | 403 403 403 | 403 403 403 | 404 404 404 | 404 404 | 403 403 | 403 403
GET /series/{id}/picks/{place}/leads                  | 403 403 403 403 | 403 403 403 | 403 403 403 | 404 404 404 | 404 404 | 403 403 | 403 403
GET /series/{id}/report                               | 403 403 403 403 | 403 403 403 | 403 403 403 | 200 200 404 | 200 404 | 403 403 | 403 403
POST /series/{id}/sample                              | 403 403 403 403 | 403 403 403 | 403 403 403 | 409 409 404 | 409 404 | 403 403 | 403 403
# What is kept, and what goes
GET /held/exports                                     | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 403 403
POST /held/exports                                    | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 201 201 | 403 403 | 403 403
GET /held/exports/{id}                                | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 404 | 403 403 | 403 403
GET /held/exports/{id}/file                           | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 404 | 403 403 | 403 403
GET /retention                                        | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 200 200
POST /retention                                       | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 409 409 | 403 403 | 409 409
GET /retention/disposals                              | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 200 200
GET /retention/holds                                  | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 200 200
POST /retention/holds                                 | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 201 201 | 403 403 | 201 201
POST /retention/holds/{id}/lift                       | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 404 | 403 403 | 422 404
GET /retention/preview                                | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 200 200
# The organisation and its people
DELETE /people/{id}/sessions                          | 404 404 404 404 | 404 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 204 404
GET /administration/changes                           | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 200 200
GET /administration/people                            | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 200 200
POST /administration/people                           | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 201 201
GET /administration/people.csv                        | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 200 200
POST /administration/people/import                    | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 200 200
POST /administration/people/{id}                      | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 200 404
POST /administration/people/{id}/leave                | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 200 404
POST /administration/people/{id}/return               | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 200 404
GET /administration/teams                             | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 200 200
POST /administration/teams                            | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 201 201
POST /administration/teams/{id}                       | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 422 422
GET /organisation                                     | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /organisation/settings                            | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 200 200 | 403 403 | 200 200
POST /organisation/settings                           | 403 403 403 403 | 403 403 403 | 403 403 403 | 403 403 403 | 403 403 | 403 403 | 409 409
GET /people                                           | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /people/{id}/sign-in-link                        | 404 404 404 404 | 404 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 422 404
GET /undelivered-emails                               | 404 404 404 404 | 404 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 200 200
# One’s own: everybody has theirs
GET /excerpts                                         | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /excerpts/{id}/commands                          | 404 404 404 404 | 404 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
POST /calendar-address                                | 201 201 201 201 | 201 201 201 | 201 201 201 | 201 201 201 | 201 201 | 201 201 | 201 201
DELETE /calendar-address                              | 204 204 204 204 | 204 204 204 | 204 204 204 | 204 204 204 | 204 204 | 204 204 | 204 204
GET /calendar/{secret}                                | 404 404 404 404 | 404 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /demo/people                                      | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /devices                                          | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /devices                                         | 400 400 400 400 | 400 400 400 | 400 400 400 | 400 400 400 | 400 400 | 400 400 | 400 400
DELETE /devices/{id}                                  | 404 404 404 404 | 404 404 404 | 404 404 404 | 404 404 404 | 404 404 | 404 404 | 404 404
GET /free-times                                       | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /how-you-hear                                     | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /how-you-hear                                    | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /me                                               | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
GET /notifications                                    | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
POST /notifications/read                              | 204 204 204 204 | 204 204 204 | 204 204 204 | 204 204 204 | 204 204 | 204 204 | 204 204
GET /outbox                                           | 200 200 200 200 | 200 200 200 | 200 200 200 | 200 200 200 | 200 200 | 200 200 | 200 200
`;

/** A line of the table: the route, and the status for each column. */
export interface Row {
  route: string;
  statuses: number[];
}

export const rows: Row[] = table
  .split('\n')
  .filter((line) => /^[A-Z]+ \//.test(line))
  .map((line) => {
    const [route = '', ...cells] = line.split('|').map((part) => part.trim());
    return { route, statuses: cells.flatMap((cell) => cell.split(/\s+/)).map(Number) };
  });

/** A line as the table has it. */
export function lineOf({ route, statuses }: Row): string {
  const cells: string[] = [];
  for (const [index, status] of statuses.entries()) {
    const begins = index > 0 && columns[index]?.[0] !== columns[index - 1]?.[0];
    cells.push(begins ? `| ${status}` : String(status));
  }
  return `${route.padEnd(53)} | ${cells.join(' ')}`;
}

/** The statuses one below the other, so that a difference can be read. */
export function written(statuses: readonly number[]): string {
  return columns
    .map(([role, place], index) => `${role} (${place}): ${String(statuses[index])}`)
    .join('\n');
}

/** Signing in and out, and one's own sessions: no role plays a part, and asking ends the session that asks. */
export const ofOnesOwnSession = / \/sessions?(?:\/|$)/;
