import type { Finding } from '@alongside/workflows/discussion/findings';
import { sections, stageNames, stageOfSection } from '@alongside/workflows/discussion/stages';
import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { explain } from '../api/problems.ts';
import { useMe } from '../api/queries.ts';
import { CopyButton } from '../form/copy-button.tsx';
import { day, dayAndTime } from '../words/dates.ts';
import { nameIn } from '../words/people.ts';
import { versionQuery } from './history-queries.ts';
import { sayVersion } from './say-history.ts';

/** One version, for reading; its words can be copied to be brought back. */
export function VersionPage({
  discussion,
  version,
  back,
}: {
  discussion: DiscussionView;
  version: string;
  back: () => void;
}) {
  const me = useMe().id;
  const found = useQuery(versionQuery(discussion.id, version));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [found.isSuccess]);
  return (
    <div className="stack version">
      <div>
        <button type="button" className="plain-button" onClick={back}>
          ← All versions
        </button>
      </div>
      {found.error ? <p role="alert">{explain(found.error).detail}</p> : null}
      {found.data ? (
        <>
          <h3 ref={heading} tabIndex={-1}>
            {sayVersion(found.data, me)}
          </h3>
          <p className="quiet">{dayAndTime(found.data.at)}. For reading: it never changes.</p>
          {sections.map((section) => {
            const here = found.data.findings.filter(
              (finding) => finding.section === section && finding.text.trim() !== '',
            );
            if (here.length === 0) return null;
            return (
              <section key={section} className={`meaning of-${section}`}>
                <h4>{stageNames[stageOfSection[section]]}</h4>
                <ul className="plain-list stack tight">
                  {here.map((finding) => (
                    <Then key={finding.id} finding={finding} discussion={discussion} />
                  ))}
                </ul>
              </section>
            );
          })}
        </>
      ) : null}
    </div>
  );
}

function Then({ finding, discussion }: { finding: Finding; discussion: DiscussionView }) {
  const shown = useRef<HTMLParagraphElement>(null);
  const { owner, due, text } = finding;
  return (
    <li>
      <p ref={shown} className="said">
        {text}
      </p>
      {owner ? (
        <p className="quiet small">
          {nameIn(discussion, owner)}
          {due ? `, by ${day(due)}` : ''}
        </p>
      ) : null}
      <CopyButton variant="subtle" text={text} shown={shown}>
        Copy these words
        <span className="visually-hidden">: {text.slice(0, 40)}</span>
      </CopyButton>
    </li>
  );
}
