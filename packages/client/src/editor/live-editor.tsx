import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { useYjs } from '../live/use-live-document.ts';
import { plainText } from '../live/written-words.ts';
import { writingExtensions, type CaretUser } from './extensions.ts';
import './live-editor.css';
import { isWritable } from './writable.ts';

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
  const editor = useEditor(
    {
      extensions: writingExtensions({ fragment, placeholder, presence }),
      editable: !readOnly,
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true' },
        handleKeyDown: (_view, event) => key(event),
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
  return <EditorContent editor={editor} className="live-editor" data-read-only={readOnly} />;
}
