import type { Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extension-placeholder';
import { StarterKit } from '@tiptap/starter-kit';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

/** Who is typing, as the others see it at the caret. `color` is `#rrggbb`, dark enough for white letters. */
export interface CaretUser {
  name: string;
  color: string;
}

/** What a finding or an answer needs and nothing else: paragraphs, lists, bold, italic. Undo is one's own alone. */
export function writingExtensions(options: {
  fragment: Y.XmlFragment;
  placeholder: string;
  presence: { awareness: Awareness; user: CaretUser } | null;
}): Extensions {
  const extensions: Extensions = [
    StarterKit.configure({
      undoRedo: false,
      blockquote: false,
      code: false,
      codeBlock: false,
      dropcursor: false,
      gapcursor: false,
      heading: false,
      horizontalRule: false,
      link: false,
      strike: false,
      trailingNode: false,
      underline: false,
    }),
    Placeholder.configure({ placeholder: options.placeholder, showOnlyWhenEditable: false }),
    Collaboration.configure({ fragment: options.fragment }),
  ];
  if (options.presence) {
    extensions.push(
      CollaborationCaret.configure({
        provider: { awareness: options.presence.awareness },
        user: { ...options.presence.user },
      }),
    );
  }
  return extensions;
}
