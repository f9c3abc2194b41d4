import { roleNames } from '@alongside/workflows/organisation/people';
import type { HeldSources } from './gather.ts';
import { alsoKept } from './also-kept.ts';
import { practiceLines } from './practice.ts';
import { line, type Part, when } from './part.ts';

/** What is held about a colleague beside the discussions they took part in. */
export async function colleaguePart(sources: HeldSources, person: string): Promise<Part> {
  const { collections, history, log, organisation } = sources;
  const [who, told, read, late, visits, owned] = await Promise.all([
    collections.people.findOne({ _id: person, organisation }),
    collections.notifications.find({ organisation, person }).sort({ at: 1 }).toArray(),
    log.viewings
      .find({ organisation, $or: [{ person }, { 'about.colleague': person }] })
      .sort({ sequence: 1 })
      .toArray(),
    history.lateWords.find({ organisation, person }).sort({ at: 1 }).toArray(),
    history.visits.find({ organisation, person }).project<{ at: Date }>({ at: 1 }).toArray(),
    collections.actions.find({ organisation, 'projection.owner': person }).toArray(),
  ]);
  const said = (at: Date) => when(at, sources.directory.settings.timeZone);
  const also = await alsoKept(sources, (text) => text === person);
  return {
    name: 'about-them',
    title: `About ${who?.name ?? 'a former colleague'}`,
    sections: [
      {
        title: 'As they are known here',
        lines: [
          ...line('Name', who?.name),
          ...line('E-mail address', who?.email),
          ...line('Roles', who?.roles.map((role) => roleNames[role]).join(', ')),
          ...line('Team', who?.team),
          ...line('Service, area', [who?.service, who?.area].filter(Boolean).join(', ')),
          ...line('Left', who?.leftAt && said(who.leftAt)),
        ],
      },
      {
        title: 'Next steps that are theirs',
        lines: owned.flatMap(({ projection: { what, due, state } }) =>
          line(`By ${due}, ${state}`, what, person),
        ),
      },
      {
        title: 'Great practice, noticed in them and by them',
        lines: await practiceLines(sources, person),
      },
      {
        title: 'Words of theirs that came too late for a record',
        lines: late.flatMap(({ at, words }) =>
          words.flatMap(({ text }) => line(said(at), text, person)),
        ),
      },
      {
        title: 'When they last left a discussion’s room',
        lines: visits.flatMap(({ at }) => line('Left it on', said(at))),
      },
      {
        title: 'What they were told',
        lines: told.flatMap(({ at, kind }) => line(said(at), kind)),
      },
      {
        title: 'What they read, and who looked at what concerns them',
        lines: read.flatMap(({ at, person: reader, what }) =>
          line(
            said(at),
            `${reader === null ? 'The service' : sources.directory.ref(reader).name}: ${what}`,
          ),
        ),
      },
      ...also,
    ],
  };
}
