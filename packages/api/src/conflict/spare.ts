import type { Collections } from '../database/collections.ts';
import type { Tell, Told } from '../notification/deliver.ts';
import type { Directories } from '../person/directory.ts';

const aboutACase = new Set<Told['aboutKind']>(['discussion', 'action', 'reading', 'viewLog']);

/**
 * Nobody who knows the family is told anything of a case, by whatever way, and whatever was known when it was decided whom
 * to tell (R6).
 */
export function sparingThoseWhoStayAway(
  tell: Tell,
  collections: Pick<Collections, 'discussions' | 'actions'>,
  directories: Pick<Directories, 'of'>,
): Tell {
  const { discussions, actions } = collections;

  async function caseOf({ aboutKind, about, organisation }: Told): Promise<string | undefined> {
    if (!aboutACase.has(aboutKind)) return undefined;
    const action =
      aboutKind === 'action'
        ? await actions.findOne(
            { _id: about, organisation },
            { projection: { 'projection.discussion': 1 } },
          )
        : null;
    const discussion = await discussions.findOne(
      { _id: action?.projection.discussion ?? about, organisation },
      { projection: { 'projection.caseReference': 1 } },
    );
    return discussion?.projection.caseReference;
  }

  return async function tellOthers(told) {
    const { families } = await directories.of(told.organisation);
    // Hardly anybody stays away from anything, and then nothing has to be read.
    if (!told.to.some((person) => families.knowsAny(person))) return tell(told);
    const caseReference = await caseOf(told);
    if (caseReference === undefined) return tell(told);
    return tell({ ...told, to: told.to.filter((one) => !families.knows(one, caseReference)) });
  };
}
