import { Button, FileButton, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { announce } from '../app/announcer.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { Outcome } from '../form/outcome.tsx';
import { textOfFile } from '../form/text-of-file.ts';
import { administrationKeys } from './administration-queries.ts';
import { usePosting } from './use-sending.ts';

type Does = 'add' | 'change' | 'leave' | 'same' | 'problem';

interface Planned {
  applied: boolean;
  counts: Record<Does, number>;
  rows: {
    line: number;
    name: string;
    does: Does;
    changes: { what: string; from: string; to: string }[];
    problem: string | null;
  }[];
}

const doesWords: Record<Does, string> = {
  add: 'added',
  change: 'changed',
  leave: 'noted as having left',
  same: 'as it is',
  problem: 'cannot be taken',
};

/** People as a list: taken to a spreadsheet, and brought back with a look at what would change before it does. */
export function ListScreen() {
  const posting = usePosting<Planned>([administrationKeys.all, ['people']]);
  const [csv, setCsv] = useState('');
  const [unread, setUnread] = useState<string | null>(null);
  const [planned, setPlanned] = useState<Planned | null>(null);

  async function go(apply: boolean) {
    const answer = await posting.send('/administration/people/import', { csv, apply });
    if (!answer) return;
    setPlanned(answer);
    announce(summary(answer));
  }

  async function take(file: File) {
    setPlanned(null);
    const read = await textOfFile(file);
    setUnread('problem' in read ? read.problem : null);
    if ('text' in read) setCsv(read.text);
  }

  return (
    <div className="stack reach">
      <PageTitle tab="A list of people">People as a list</PageTitle>
      <p>
        Take the list, change it in a spreadsheet, and bring it back. You see what each line would
        do before anything is changed.
      </p>
      <p>
        <a href="/api/v1/administration/people.csv" className="quiet-link">
          Take the list of everybody
        </a>
      </p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void go(false);
        }}
      >
        <Textarea
          label="The list to bring"
          description="The first line names the columns: id, name, email, roles, team, service, area, left. Only the name is needed. Several roles are separated by semicolons."
          placeholder={'name,email,roles,team\nAsh Brook,ash@example.org,social worker,Kestrel'}
          minRows={5}
          maxRows={14}
          value={csv}
          error={unread}
          onChange={(event) => {
            setCsv(event.currentTarget.value);
            setUnread(null);
            setPlanned(null);
          }}
        />
        <div className="row">
          <FileButton
            accept="text/csv,text/plain,.csv,.txt"
            onChange={(file) => {
              if (file) void take(file);
            }}
          >
            {(props) => (
              <Button variant="default" {...props}>
                Take it from a file
              </Button>
            )}
          </FileButton>
          <Button type="submit" loading={posting.sending} disabled={csv.trim() === ''}>
            See what it would change
          </Button>
        </div>
        <Outcome sending={posting} />
      </form>
      {planned ? (
        <section className="stack" aria-labelledby="planned">
          <h2 id="planned">{planned.applied ? 'Done' : 'What it would do'}</h2>
          <p>{summary(planned)}</p>
          <table className="list-table">
            <thead>
              <tr>
                <th scope="col">Line</th>
                <th scope="col">Name</th>
                <th scope="col">What happens</th>
              </tr>
            </thead>
            <tbody>
              {planned.rows
                .filter(({ does }) => does !== 'same')
                .slice(0, 300)
                .map(({ line, name, does, changes, problem }) => (
                  <tr key={line}>
                    <td data-label="Line">{line}</td>
                    <td>{name}</td>
                    <td>
                      {problem ?? upTo(doesWords[does])}
                      {changes.map(({ what, from, to }) => (
                        <span key={what} className="quiet small said">
                          {`\n${what}: ${from || 'nothing'} → ${to || 'nothing'}`}
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
          {planned.applied ? (
            <Link to="/administration/people" className="quiet-link">
              To everybody
            </Link>
          ) : planned.counts.add + planned.counts.change + planned.counts.leave > 0 ? (
            <div>
              <Button loading={posting.sending} onClick={() => void go(true)}>
                {planned.counts.problem > 0
                  ? 'Do this, and leave out what cannot be taken'
                  : 'Do this'}
              </Button>
            </div>
          ) : (
            <p>There is nothing to do.</p>
          )}
        </section>
      ) : null}
    </div>
  );
}

function summary({ applied, counts }: Planned): string {
  const parts = (['add', 'change', 'leave', 'same', 'problem'] as const)
    .filter((does) => counts[does] > 0)
    .map((does) => `${counts[does]} ${doesWords[does]}`);
  return `${applied ? 'Done: ' : ''}${parts.join(', ')}.`;
}

function upTo(words: string): string {
  return `Is ${words}`;
}
