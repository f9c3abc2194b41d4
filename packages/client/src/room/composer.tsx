import type { Section } from '@alongside/workflows/discussion/stages';
import { useEffect, useId, useRef, useState } from 'react';
import { announce } from '../app/announcer.tsx';
import { PointedOut } from '../form/free-text.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { fourWeeksOn } from './due.ts';
import { useRoom, writerIn } from './room.ts';
import { sectionWords } from './stage-words.ts';
import { useTaggedBefore } from './tagged-before.ts';
import { ThemePicker } from './theme-picker.tsx';
import { useThemeName } from './themes-query.ts';
import { addFinding } from './write-cards.ts';

/** Where a new finding is typed. Enter adds it, and the hand stays here for the next one. */
export function Composer({ section, whoReads }: { section: Section; whoReads: string }) {
  const room = useRoom();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [picking, setPicking] = useState(false);
  const tagged = useTaggedBefore();
  const themeName = useThemeName();
  const { draft, change, discard } = useDraft<{ text: string; themes: string[] }>(
    `finding:${room.discussion.id}:${section}`,
    { text: '', themes: [] },
  );
  const words = sectionWords[section];
  useTypeAnywhere(field);
  const { length } = room.cards;
  useEffect(() => {
    // Cards that come in above must not push the hand off the screen.
    if (document.activeElement === field.current)
      field.current?.scrollIntoView({ block: 'nearest' });
  }, [length]);

  function add(): void {
    const text = draft.text.trim();
    if (text === '') return;
    addFinding(room.document.doc, {
      section,
      text,
      by: writerIn(room),
      at: new Date().toISOString(),
      themes: draft.themes,
      due: section === 'nextStep' ? fourWeeksOn() : null,
    });
    discard();
    announce('Added.');
  }

  return (
    <div className="room-composer" data-composer>
      <label htmlFor={id} className="field-legend">
        {words.question}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        className="room-composer-field"
        placeholder={words.placeholder}
        aria-describedby={`${id}-keys`}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            add();
          } else if (event.key === '#') {
            event.preventDefault();
            setPicking(true);
          }
        }}
      />
      <PointedOut text={draft.text} field={field} />
      {draft.themes.length > 0 ? (
        <ul className="theme-tags" aria-label="Themes of the new finding">
          {draft.themes.map((theme) => (
            <li key={theme}>
              <button
                type="button"
                className="theme-tag"
                onClick={() => change({ themes: draft.themes.filter((other) => other !== theme) })}
              >
                {themeName(theme)}
                <span aria-hidden="true"> ×</span>
                <span className="visually-hidden">, take this theme off</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {picking ? (
        <ThemePicker
          themes={room.themes}
          tagged={tagged}
          text={draft.text}
          chosen={draft.themes}
          choose={(theme) => {
            change({ themes: [...draft.themes, theme] });
            setPicking(false);
            field.current?.focus();
          }}
          close={(goBack) => {
            setPicking(false);
            if (goBack) field.current?.focus();
          }}
        />
      ) : null}
      <div className="room-composer-foot">
        <button
          type="button"
          className="room-add"
          onClick={add}
          disabled={draft.text.trim() === ''}
        >
          Add it
        </button>
        <span id={`${id}-keys`} className="quiet small">
          Enter adds it · # gives it a theme
        </span>
      </div>
      {words.help ? <p className="quiet small">{words.help}</p> : null}
      <WhoReads>{whoReads}</WhoReads>
    </div>
  );
}

/** Somebody writes somewhere already, or answers a dialogue. */
function isTyping(element: Element | null): boolean {
  return (
    element !== null &&
    (element.matches('input, textarea, select, [contenteditable="true"]') ||
      element.closest('[role="dialog"]') !== null)
  );
}

/** Typing with the hand on nothing in particular begins a finding. */
function useTypeAnywhere(field: React.RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const begin = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.isComposing || event.key.length !== 1 || !/[\p{L}\p{N}“"‘']/u.test(event.key))
        return;
      if (isTyping(document.activeElement)) return;
      // The key lands in the field, because it has the focus by then.
      field.current?.focus();
    };
    document.addEventListener('keydown', begin);
    return () => document.removeEventListener('keydown', begin);
  }, [field]);
}
