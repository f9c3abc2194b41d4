import type { Card } from './cards.ts';
import { useRoom } from './room.ts';
import { useThemeName } from './themes-query.ts';
import { setTheme } from './write-cards.ts';

/** The themes of a finding; each can be taken off again. */
export function ThemeTags({ card, add }: { card: Card; add: () => void }) {
  const { readOnly, document } = useRoom();
  const name = useThemeName();
  if (readOnly && card.themes.length === 0) return null;
  return (
    <ul className="theme-tags" aria-label="Themes">
      {card.themes.map((theme) => (
        <li key={theme}>
          {readOnly ? (
            <span className="theme-tag">{name(theme)}</span>
          ) : (
            <button
              type="button"
              className="theme-tag"
              onClick={() => setTheme(document.doc, card.id, theme, false)}
            >
              {name(theme)}
              <span aria-hidden="true"> ×</span>
              <span className="visually-hidden">, take this theme off</span>
            </button>
          )}
        </li>
      ))}
      {readOnly ? null : (
        <li>
          <button type="button" className="theme-add" onClick={add}>
            # Theme
          </button>
        </li>
      )}
    </ul>
  );
}
