import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { explain } from '../api/problems.ts';
import { requestFile } from '../api/request.ts';
import { saveFile } from '../api/save-file.ts';

/** Certificates to take away: on paper, or as a file to send. */
export function TakeCertificates({ of }: { of: { id: string } | { from: string; until: string } }) {
  const making = useMutation({
    retry: false,
    mutationFn: async () => {
      const asked = new URLSearchParams({ ...of });
      const file = await requestFile(`/great-practice/certificates.pdf?${asked.toString()}`);
      saveFile(file, 'great-practice.pdf');
    },
  });
  return (
    <div className="stack tight no-print">
      <div className="row">
        <Button
          aria-disabled={making.isPending}
          onClick={() => {
            if (!making.isPending) making.mutate();
          }}
        >
          {making.isPending ? 'Making it …' : 'Take away as PDF'}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <p role="status" className="quiet small">
        {making.isSuccess ? 'It is among your downloads.' : ''}
      </p>
      {making.error ? (
        <p role="alert" className="small">
          {explain(making.error).detail}
        </p>
      ) : null}
    </div>
  );
}
