import { readRemembered } from './state/remembered.ts';

// Runs before the first paint: a theme of one's own must not flash in as the system's.
const { theme, language } = readRemembered(window.localStorage);
if (theme !== undefined && theme !== 'system') {
  document.documentElement.dataset.theme = theme;
  // The style sheet, which says so too, comes after the first paint.
  document.documentElement.style.colorScheme = theme;
}
if (language !== undefined) document.documentElement.lang = language;
