import type { CodebookCommand } from '@alongside/workflows/theme/codebook/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { explain } from '../api/problems.ts';
import { request } from '../api/request.ts';

type Brought = Extract<CodebookCommand, { type: 'importThemes' }>['themes'];

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
    try {
      const text = await file.text();
      const { themes } = await request<{ themes: Brought }>('POST', '/codebook/read', { text });
      setFound(themes);
    } catch (error) {
      setProblem(explain(error).detail);
    }
  }
  const names = new Set(known.map((name) => name.toLowerCase()));
  const fresh = found?.filter(({ name }) => !names.has(name.toLowerCase())).length ?? 0;
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
            {found.length} themes are in the file: {fresh} new, {found.length - fresh} known by
            name, which take on the words of the file. None is taken away.
          </p>
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
