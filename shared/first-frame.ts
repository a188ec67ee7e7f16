import { clientIds, clientNames } from './client-id.ts';
import { chooseLanguage, type Language } from './language.ts';
import { common as en } from './messages/en/common.ts';
import { common as fr } from './messages/fr/common.ts';
import { common as ja } from './messages/ja/common.ts';
import { common as zhCn } from './messages/zh-cn/common.ts';
import type { SettingsView } from './views.ts';

/** How the page looks from its first frame on. */
export interface Look {
  readonly theme: SettingsView['theme'];
  readonly language: Language;
}

/** The look that the settings want; `wishes` are the languages of the system, best first. */
export function lookOf({ theme, language }: Pick<SettingsView, 'theme' | 'language'>, wishes: readonly string[]): Look {
  return { theme, language: language === 'system' ? chooseLanguage(wishes) : language };
}

/** The few words of the first frame. The catalogues themselves are for the page to load. */
const words: Readonly<Record<Language, Pick<typeof en | typeof fr, 'common.activity' | 'common.settings'>>> = {
  en,
  'zh-CN': zhCn,
  ja,
  fr,
};

/** The tokens of the same names in `renderer/style/tokens.css`, which comes after the first frame. */
export const frameColours = {
  ground: 'light-dark(#ffffff, #1b1c1e)',
  'ground-rail': 'light-dark(#f4f4f5, #232427)',
  'ground-active': 'light-dark(#e6e7ea, #36393e)',
  ink: 'light-dark(#1a1b1e, #ececee)',
  line: 'light-dark(#dcdde1, #3a3d42)',
} as const;

/** Base lines and heights of the rail in `renderer/shell/rail.module.css`, in pixels. */
const rail = { width: 208, first: 72.5, client: 49.7, afterClients: 24.6, screen: 34 } as const;

/** A translation may hold what is markup in HTML. */
const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * The rail and the ground as a drawing: no style sheet and no script is waited for, and attributes are all that the
 * content security policy leaves. Where the rail is a bar (up to 720 px) the drawing of it has no width.
 */
function drawing(language: Language): string {
  const clients = clientIds.map((id, index) => ({ name: clientNames[id], y: rail.first + index * rail.client }));
  const below = rail.first + clients.length * rail.client + rail.afterClients;
  const screens = (['common.activity', 'common.settings'] as const).map((key, index) => ({
    name: words[language][key],
    y: below + index * rail.screen,
  }));
  const { ground, ink, line } = frameColours;
  const texts = [...clients.map((one) => ({ ...one, x: 39 })), ...screens.map((one) => ({ ...one, x: 41 }))].map(
    ({ name, x, y }, index) =>
      `<text x="${x}" y="${y.toFixed(1)}"${index === 0 ? ' font-weight="600"' : ''}>${asText(name)}</text>`,
  );
  return [
    `<svg display="block" width="100%" height="100vh" fill="${ink}" font-family="system-ui, sans-serif" font-size="13" aria-hidden="true">`,
    `<rect width="100%" height="100%" fill="${ground}" />`,
    `<svg width="clamp(0px, (100vw - 720px) * 999, ${rail.width}px)" height="100%">`,
    `<rect width="${rail.width}" height="100%" fill="${frameColours['ground-rail']}" />`,
    `<rect x="${rail.width - 1}" width="1" height="100%" fill="${line}" />`,
    `<rect x="8" y="53.75" width="191" height="47.7" rx="6" fill="${frameColours['ground-active']}" />`,
    '<text x="44" y="31" font-size="15" font-weight="600">Switchyard</text>',
    ...texts,
    '</svg></svg>',
  ].join('');
}

/**
 * The page's HTML as it is sent: with the language, the theme and the first frame that belong to them, so that nothing
 * flashes and no script has to run before the first paint. Where the theme is the system's, the browser chooses.
 */
export function withFirstFrame(html: string, { theme, language }: Look): string {
  const isChosen = theme !== 'system';
  return html
    .replace('<html lang="en">', `<html lang="${language}"${isChosen ? ` data-theme="${theme}"` : ''}>`)
    .replace('content="light dark"', `content="${isChosen ? theme : 'light dark'}"`)
    .replace('<!-- first frame -->', drawing(language));
}
