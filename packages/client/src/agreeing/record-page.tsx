import type { Finding } from '@alongside/workflows/discussion/findings';
import { sections, stageNames, stageOfSection } from '@alongside/workflows/discussion/stages';
import type { DiscussionView } from '@alongside/workflows/discussion/view';

import type { ReactNode } from 'react';
import { FamilySaid } from '../preparing/family-said.tsx';
import { useThemeName } from '../room/themes-query.ts';
import { day } from '../words/dates.ts';
import './record.css';

interface Props {
  findings: readonly Finding[];
  familyVoice: DiscussionView['familyVoice'];
  name: (id: string | null) => string;
  /** Stands under each finding (the choice to share it, while agreeing). */
  renderBeside?: (finding: Finding) => ReactNode;
}

/** The record as one readable page, the child first, that prints to one or two sides of A4. */
export function RecordPage({ findings, familyVoice, name, renderBeside }: Props) {
  return (
    <div className="record stack">
      <section className="meaning of-childsExperience">
        <h3>The family’s voice</h3>
        {familyVoice.status === 'recorded' || familyVoice.status === 'explained' ? (
          <FamilySaid voice={familyVoice} />
        ) : (
          <p className="quiet">Not written yet.</p>
        )}
      </section>
      {sections.map((section) => {
        const here = findings.filter(
          (finding) => finding.section === section && finding.text.trim(),
        );
        if (here.length === 0) return null;
        return (
          <section key={section} className={`meaning of-${section}`}>
            <h3>{stageNames[stageOfSection[section]]}</h3>
            <ul className="plain-list record-findings">
              {here.map((finding) => (
                <li key={finding.id}>
                  <p className="said">{finding.text}</p>
                  <FindingNotes finding={finding} name={name} />
                  {renderBeside ? <div className="no-print">{renderBeside(finding)}</div> : null}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function FindingNotes({ finding, name }: { finding: Finding; name: Props['name'] }) {
  const themeName = useThemeName();
  const notes = [
    finding.ownReflection ? 'The worker’s own reflection' : null,
    finding.owner ? `${name(finding.owner)}${finding.due ? `, by ${day(finding.due)}` : ''}` : null,
    finding.expectedChange ? `Expected change: ${finding.expectedChange}` : null,
    finding.themes.map(themeName).join(' · ') || null,
  ].filter((note) => note !== null);
  if (notes.length === 0) return null;
  return (
    <ul className="plain-list quiet small">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
