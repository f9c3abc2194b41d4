import { useId, useState } from 'react';
import { searchThemes, suggestThemes, type Tagged, type Theme } from './theme-suggestions.ts';

/** Chooses a theme by typing a little of it. Enter takes the one that is marked; Escape goes back to the words. */
export function ThemePicker({
  themes,
  text,
  tagged,
  chosen,
  choose,
  close,
}: {
  themes: readonly Theme[];
  /** What the finding says, for suggestions. */
  text: string;
  /** What was given a theme before, for suggestions. */
  tagged?: readonly Tagged[] | undefined;
  chosen: readonly string[];
  choose: (theme: string) => void;
  /** `goBack`: the hand returns to the words. */
  close: (goBack: boolean) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const offered = searchThemes(suggestThemes(themes, text, tagged), typed)
    .filter((theme) => !chosen.includes(theme.id))
    .slice(0, 6);
  const at = Math.min(marked, Math.max(offered.length - 1, 0));
  return (
    <div
      className="theme-picker"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close(false);
      }}
    >
      <input
        autoFocus
        className="theme-picker-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={offered.length > 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-label="Theme of this finding"
        placeholder="Which theme?"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={(event) => {
          const theme = offered[at];
          if (event.key === 'ArrowDown') setMarked((at + 1) % Math.max(offered.length, 1));
          else if (event.key === 'ArrowUp') setMarked(Math.max(at - 1, 0));
          else if (event.key === 'Enter' && theme) choose(theme.id);
          else if (event.key === 'Escape' || event.key === 'Enter') close(true);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Themes" className="theme-picker-list">
        {offered.map((theme, index) => (
          <div
            key={theme.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onPointerUp={() => choose(theme.id)}
          >
            {theme.name}
          </div>
        ))}
      </div>
      {offered.length === 0 ? <p className="quiet small">No theme is called that.</p> : null}
    </div>
  );
}
