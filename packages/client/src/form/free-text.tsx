import type { FoundIdentifier } from '@alongside/workflows/identifiers/kinds';
import { Textarea, TextInput, type TextareaProps, type TextInputProps } from '@mantine/core';
import { useDeferredValue, useRef, type RefObject } from 'react';
import { IdentifierNote } from './identifier-note.tsx';
import { pointedOut, useLeftAlone } from './left-alone.ts';

/** Where people write freely: what somebody could be found by is pointed out below it while they type. */
export function FreeText(props: TextareaProps & { value: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <div>
      <Textarea {...props} ref={field} />
      <PointedOut text={props.value} field={field} />
    </div>
  );
}

/** The same on one line. */
export function FreeLine(props: TextInputProps & { value: string }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <div>
      <TextInput {...props} ref={field} />
      <PointedOut text={props.value} field={field} />
    </div>
  );
}

/** As if it had been typed: React only hears of a value that was set past its own watch on the field. */
function setAsTyped(element: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value') ?? {};
  set?.call(element, words);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The note below any field of the browser's own. */
export function PointedOut({
  text,
  field,
}: {
  text: string;
  field: RefObject<HTMLTextAreaElement | HTMLInputElement | null>;
}) {
  useLeftAlone();
  const read = useDeferredValue(text);
  function takeOut({ at, end }: FoundIdentifier): void {
    const element = field.current;
    if (!element) return;
    // One gap where there were two around it.
    const upTo = text.charAt(at - 1) === ' ' && text.charAt(end) === ' ' ? end + 1 : end;
    setAsTyped(element, text.slice(0, at) + text.slice(upTo));
    element.focus();
    element.setSelectionRange(at, at);
  }
  return <IdentifierNote found={pointedOut(read)} takeOut={takeOut} />;
}
