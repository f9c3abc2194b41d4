import type { FoundIdentifier } from '@alongside/workflows/identifiers/kinds';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { onLeftAlone, pointedOut } from '../form/left-alone.ts';

/** Something found in a text of the editor. `at` and `end` are places in its document. */
export type Pointed = FoundIdentifier;

const key = new PluginKey<DecorationSet>('pointOut');

/** Underlines quietly what looks as if somebody could be found by it, and tells when that changes. */
export function pointOut(changed: (found: readonly Pointed[]) => void) {
  return Extension.create({
    name: 'pointOut',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, { doc }) => underlined(doc),
          apply: (transaction, before) =>
            transaction.docChanged || transaction.getMeta(key)
              ? underlined(transaction.doc)
              : before,
        },
        props: { decorations: (state) => key.getState(state) },
        view(view) {
          let told = '[]';
          const tell = () => {
            const found = foundIn(view.state.doc);
            const now = JSON.stringify(found);
            if (now === told) return;
            told = now;
            // Not in the middle of drawing the very field that is told.
            queueMicrotask(() => changed(found));
          };
          const stop = onLeftAlone(() => view.dispatch(view.state.tr.setMeta(key, true)));
          tell();
          return { update: tell, destroy: stop };
        },
      }),
    ],
  });
}

function underlined(doc: Node): DecorationSet {
  return DecorationSet.create(
    doc,
    foundIn(doc).map(({ at, end }) => Decoration.inline(at, end, { class: 'identifier' })),
  );
}

/** Looked for in each paragraph; a line break within one counts as one sign, as it does in the document. */
function foundIn(doc: Node): Pointed[] {
  const found: Pointed[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const words = node.textBetween(0, node.content.size, undefined, '\n');
    const begins = position + 1;
    found.push(
      ...pointedOut(words).map((one) => ({ ...one, at: begins + one.at, end: begins + one.end })),
    );
    return false;
  });
  return found;
}
