import { Keyboard, Languages, Link2, Monitor, Moon, RotateCcw, Sun, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { type LessonEntry, lessons } from '../../lessons';
import type { Theme } from '../preferences';
import { useText } from '../text/TextContext';

export interface TopBarProps {
  lesson: LessonEntry | undefined;
  theme: Theme;
  /** The command that Undo takes back. */
  lastCommand: string | undefined;
  onLesson(id: string): void;
  onShare(): void;
  onKeys(): void;
  onUndo(): void;
  onReset(): void;
  onLanguage(): void;
  onTheme(theme: Theme): void;
}

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' };
const THEME_ICON = { auto: Monitor, light: Sun, dark: Moon } as const;

/** Name, scenario, and what concerns the whole page. */
export const TopBar = memo(function TopBar(props: TopBarProps) {
  const { text } = useText();
  const { lastCommand, theme } = props;
  const ThemeIcon = THEME_ICON[theme];
  const themeLabel = `${text('nav.theme')}: ${text(`nav.theme.${theme}`)}`;
  return (
    <header className="flex min-h-12 items-center gap-x-2 px-1 sm:gap-x-3">
      <a href="#main" className="visually-hidden focus:not-sr-only">
        {text('app.skip')}
      </a>
      <h1 className="m-0 flex items-center gap-2 text-[17px] font-semibold tracking-tight">
        <img src="./icon.svg" alt="" width={24} height={24} />
        <span className="max-sm:sr-only">{text('app.name')}</span>
      </h1>
      <span className="hidden text-sm text-faint xl:inline">{text('app.tagline')}</span>
      <LessonMenu {...props} />
      <div className="ml-auto flex shrink-0 items-center sm:gap-1">
        <IconButton
          label={lastCommand ? text('nav.undo.hint', { command: lastCommand }) : text('nav.undo')}
          disabled={!lastCommand}
          roomy={!lastCommand}
          onClick={props.onUndo}
        >
          <Undo2 size={17} aria-hidden />
        </IconButton>
        <IconButton label={text('nav.reset')} onClick={props.onReset} roomy>
          <RotateCcw size={16} aria-hidden />
        </IconButton>
        <IconButton label={text('keys.title')} onClick={props.onKeys} roomy>
          <Keyboard size={17} aria-hidden />
        </IconButton>
        <IconButton label={themeLabel} onClick={() => props.onTheme(NEXT_THEME[theme])}>
          <ThemeIcon size={17} aria-hidden />
        </IconButton>
        <button
          type="button"
          className="button button-quiet max-sm:px-2"
          aria-label={text('nav.language.other')}
          onClick={props.onLanguage}
        >
          <Languages size={16} className="max-sm:hidden" aria-hidden />
          <span className="max-sm:hidden">{text('nav.language.other')}</span>
          <span className="sm:hidden">{text('nav.language.short')}</span>
        </button>
        <button type="button" className="button" onClick={props.onShare}>
          <Link2 size={16} aria-hidden />
          <span className="max-sm:sr-only">{text('nav.share')}</span>
        </button>
      </div>
    </header>
  );
});

function LessonMenu({ lesson, onLesson }: TopBarProps) {
  const { text, textOf } = useText();
  const groups = [...new Set(lessons.map(({ group }) => group))];
  return (
    <label className="flex min-w-0 flex-1 items-center gap-2 sm:max-w-md">
      <span className="visually-hidden">{text('nav.lessons')}</span>
      <select
        className="button min-w-0 flex-1 justify-start text-left"
        value={lesson?.id ?? ''}
        onChange={(event) => onLesson(event.target.value)}
      >
        {!lesson && <option value="">{text('nav.lesson.own')}</option>}
        {groups.map((group) => (
          <optgroup key={group} label={textOf(`group.${group}`)}>
            {lessons
              .filter((each) => each.group === group)
              .map(({ id }) => (
                <option key={id} value={id}>
                  {textOf(`lesson.${id}.title`)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

interface IconButtonProps {
  label: string;
  disabled?: boolean;
  /** Left out where there is little room: there is another way to do it. */
  roomy?: boolean;
  onClick(): void;
  children: React.ReactNode;
}

export function IconButton({ label, disabled = false, roomy = false, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`button button-quiet icon-button ${roomy ? 'max-sm:hidden' : ''}`}
      title={label}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
