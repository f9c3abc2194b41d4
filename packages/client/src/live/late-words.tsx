import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OpenDocument } from './use-live-document.ts';

/** What somebody typed for a text that was closed meanwhile: theirs alone, to copy or to let go. */
export function LateWords({ document, why }: { document: OpenDocument; why: string }) {
  const [copied, setCopied] = useState(false);
  const late = document.typedTooLate;
  if (!late) return null;
  const text = late.words.map((words) => words.text).join('\n\n');
  return (
    <section className="meaning of-worry stack tight" aria-label="Words that came too late">
      <p className="tag">These words came after it was closed</p>
      <p>{why} Only you see them here; nothing of them is lost.</p>
      {late.words.map((words) => (
        <blockquote key={words.at} className="said">
          {words.text}
        </blockquote>
      ))}
      <div className="row">
        <Button
          variant="default"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {copied ? 'Copied' : 'Copy them'}
        </Button>
        <button type="button" className="plain-button" onClick={() => document.live.forgetLate()}>
          I do not need them any more
        </button>
      </div>
    </section>
  );
}
