import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { announce } from '../app/announcer.tsx';
import { IdentifierNote } from '../form/identifier-note.tsx';
import { useYjs } from '../live/use-live-document.ts';
import { plainText } from '../live/written-words.ts';
import { writingExtensions, type CaretUser } from './extensions.ts';
import './live-editor.css';
import { type Pointed, pointOut } from './point-out.ts';
import { isWritable } from './writable.ts';

const noFiles =
  'Pictures and files are not kept here. They belong in the case system; write here what they tell you.';

export interface LiveEditorProps {
  fragment: Y.XmlFragment;
  /** Read out as the name of the field. */
  label: string;
  placeholder: string;
  readOnly: boolean;
  /** Where carets of others are shown; null where nobody else may know (private reflections). */
  presence: { awareness: Awareness; user: CaretUser } | null;
  describedBy?: string | undefined;
  /** True keeps the key from the editor. */
  onKey?: ((event: KeyboardEvent, editor: Editor) => boolean) | undefined;
}

/** A text that several people can type into at the same time. Stays the same editor whatever changes around it. */
export function LiveEditor(props: LiveEditorProps) {
  const { fragment } = props;
  const writable = useYjs(fragment, () => isWritable(fragment), Object.is);
  return writable ? <WritingField {...props} /> : <PlainWords fragment={fragment} />;
}

/** Plain words of a text, as they change. */
export function PlainWords({ fragment }: { fragment: Y.XmlFragment }) {
  const text = useYjs(fragment, () => plainText(fragment), Object.is);
  return <p className="live-editor-plain">{text}</p>;
}

function WritingField({
  fragment,
  label,
  placeholder,
  readOnly,
  presence,
  describedBy,
  onKey,
}: LiveEditorProps) {
  const editorNow = useRef<Editor | null>(null);
  const key = useEffectEvent((event: KeyboardEvent) =>
    Boolean(editorNow.current && onKey?.(event, editorNow.current)),
  );
  const [found, setFound] = useState<readonly Pointed[]>([]);
  const [refused, setRefused] = useState(false);
  /** Files stay where they belong; words that come with them are not taken either, so that nobody thinks they were kept. */
  const refuseFiles = (files: FileList | undefined): boolean => {
    const some = files !== undefined && files.length > 0;
    setRefused(some);
    if (some) announce(noFiles);
    return some;
  };
  const editor = useEditor(
    {
      extensions: [...writingExtensions({ fragment, placeholder, presence }), pointOut(setFound)],
      editable: !readOnly,
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true' },
        handleKeyDown: (_view, event) => key(event),
        handlePaste: (_view, event) => refuseFiles(event.clipboardData?.files),
        handleDrop: (_view, event) => refuseFiles(event.dataTransfer?.files),
      },
    },
    [fragment, presence?.awareness],
  );
  useEffect(() => {
    editorNow.current = editor;
  }, [editor]);
  useEffect(() => {
    // A text that was fetched afresh brings an editor of its own; the one before has ended.
    if (editor.isDestroyed) return;
    if (editor.isEditable === readOnly) editor.setEditable(!readOnly, false);
    editor.setOptions({
      editorProps: {
        ...editor.options.editorProps,
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-readonly': String(readOnly),
          ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        },
      },
    });
  }, [editor, readOnly, label, describedBy]);
  const name = presence?.user.name;
  const color = presence?.user.color;
  useEffect(() => {
    if (name && color && !editor.isDestroyed) editor.commands.updateUser({ name, color });
  }, [editor, name, color]);
  return (
    <div className="live-editor-field">
      <EditorContent editor={editor} className="live-editor" data-read-only={readOnly} />
      {refused ? <p className="identifier-note">{noFiles}</p> : null}
      {readOnly ? null : (
        <IdentifierNote
          found={found}
          takeOut={({ at, end }) => {
            editor.chain().focus().deleteRange({ from: at, to: end }).run();
          }}
        />
      )}
    </div>
  );
}
