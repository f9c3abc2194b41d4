import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { explain } from '../api/problems.ts';
import { requestFile } from '../api/request.ts';
import { saveFile } from '../api/save-file.ts';

const forms = { pdf: 'PDF', docx: 'Word' } as const;

/** The record to take away. It is made while one looks around; the browser keeps it when it is there. */
export function TakeAway({ discussion, version }: { discussion: string; version: number }) {
  const making = useMutation({
    // A download leaves a trace each time, so it is never asked for again by itself.
    retry: false,
    mutationFn: async (form: keyof typeof forms) => {
      const path = `/discussions/${discussion}/records/${version}/paper.${form}`;
      saveFile(await requestFile(path), `learning-discussion-version-${version}.${form}`);
    },
  });
  return (
    <div className="no-print stack tight">
      <div className="row">
        {(['pdf', 'docx'] as const).map((form) => (
          <Button
            key={form}
            variant="default"
            aria-disabled={making.isPending}
            onClick={() => {
              if (!making.isPending) making.mutate(form);
            }}
          >
            {making.isPending && making.variables === form
              ? `Making it for ${forms[form]} …`
              : `Take away as ${forms[form]}`}
          </Button>
        ))}
        <Button variant="default" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <p role="status" className="quiet small">
        {making.isSuccess
          ? `It is among your downloads. Those who took part see that you took it.`
          : making.isPending
            ? 'You can go on meanwhile.'
            : ''}
      </p>
      {making.error ? (
        <p role="alert" className="small">
          {explain(making.error).detail}
        </p>
      ) : null}
    </div>
  );
}
