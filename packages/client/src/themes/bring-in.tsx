import type { CodebookCommand } from '@alongside/workflows/theme/codebook/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { explain } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { textOfFile } from '../form/text-of-file.ts';

type Brought = Extract<CodebookCommand, { type: 'importThemes' }>['themes'];

function called(themes: Brought): string {
  return themes.map(({ name }) => `“${name}”`).join(', ');
}

/** Themes from a file: first what is in it, then, if that is right, into the codebook. */
export function BringIn({
  known,
  bring,
  sending,
}: {
  known: readonly string[];
  bring: (themes: Brought) => Promise<boolean>;
  sending: boolean;
}) {
  const [found, setFound] = useState<Brought | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function read(file: File | undefined) {
    setFound(null);
    setProblem(null);
    if (!file) return;
    const read = await textOfFile(file);
    if ('problem' in read) {
      setProblem(read.problem);
      return;
    }
    try {
      const { text } = read;
      const { themes } = await request<{ themes: Brought }>('POST', '/codebook/read', { text });
      setFound(themes);
    } catch (error) {
      setProblem(explain(error).detail);
    }
  }
  const names = new Set(known.map((name) => name.toLowerCase()));
  const isKnown = ({ name }: Brought[number]) => names.has(name.toLowerCase());
  const fresh = found?.filter((theme) => !isKnown(theme)) ?? [];
  const again = found?.filter(isKnown) ?? [];
  return (
    <div className="stack tight">
      <label className="stack tight">
        <span>Bring in themes from a file (CSV, or REFI-QDA .qdc)</span>
        <input
          type="file"
          accept=".csv,.qdc,text/csv,application/xml"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </label>
      {problem ? (
        <p role="alert" className="meaning of-worry">
          {problem}
        </p>
      ) : null}
      {found ? (
        <div className="stack tight" role="status">
          <p>
            {found.length === 1 ? 'One theme is' : `${found.length} themes are`} in the file. None
            of yours is taken away.
          </p>
          {fresh.length > 0 ? <p>New: {called(fresh)}.</p> : null}
          {again.length > 0 ? (
            <p>Known by name, and taking on the words of the file: {called(again)}.</p>
          ) : null}
          <div>
            <Button
              loading={sending}
              onClick={() => void bring(found).then((done) => done && setFound(null))}
            >
              Bring them in
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
