import type { ReactNode } from 'react';

/** Stands beside every field: who can read what is written there, now and later. */
export function WhoReads({ children }: { children: ReactNode }) {
  return (
    <span className="who-reads">
      <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
        <path
          d="M1 7c2-3.6 4.7-5.4 8-5.4S15 3.4 17 7c-2 3.6-4.7 5.4-8 5.4S3 10.6 1 7Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
        <circle cx="9" cy="7" r="2.4" fill="currentColor" />
      </svg>
      <span>
        <span className="visually-hidden">Who can read this: </span>
        {children}
      </span>
    </span>
  );
}
