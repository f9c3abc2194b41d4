import { useQuery } from '@tanstack/react-query';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { periodsQuery } from './administration-queries.ts';
import { Disposals } from './disposals.tsx';
import { Holds } from './holds.tsx';
import { Periods } from './periods.tsx';
import { WhatWillGo } from './what-will-go.tsx';

/** How long things are kept, what will go, what is held back, and what went. Counts and references, never content. */
export function KeptScreen() {
  const periods = useQuery(periodsQuery);
  if (periods.isPending) return <Waiting />;
  if (periods.error)
    return <CouldNotRead error={periods.error} again={() => void periods.refetch()} />;
  return (
    <div className="stack wide">
      <div className="stack tight">
        <PageTitle tab="How long things are kept">How long things are kept</PageTitle>
        <p>
          What is no longer needed goes by itself, everywhere and for good. Here you see it coming,
          and can hold back what must stay.
        </p>
      </div>
      <WhatWillGo />
      <Holds />
      <Periods key={periods.data.revision} {...periods.data} />
      <Disposals />
    </div>
  );
}
