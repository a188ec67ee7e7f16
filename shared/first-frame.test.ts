import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clientIds, clientNames } from './client-id.ts';
import { frameColours, type Look, lookOf, withFirstFrame } from './first-frame.ts';
import { languages } from './language.ts';
import { loadMessages } from './messages/load-messages.ts';

const html = readFileSync(new URL('../renderer/index.html', import.meta.url), 'utf8');
const themes = ['system', 'light', 'dark'] as const;
const looks: readonly Look[] = languages.flatMap((language) => themes.map((theme) => ({ theme, language })));

describe.each(looks)('the page in $language, $theme', (look) => {
  const filled = withFirstFrame(html, look);

  it('says its language and theme before anything is drawn', () => {
    const theme = look.theme === 'system' ? '' : ` data-theme="${look.theme}"`;
    expect(filled).toContain(`<html lang="${look.language}"${theme}>`);
    const scheme = look.theme === 'system' ? 'light dark' : look.theme;
    expect(filled).toContain(`<meta name="color-scheme" content="${scheme}" />`);
    expect(filled.indexOf('color-scheme')).toBeLessThan(filled.indexOf('<svg'));
  });

  it('names every client and room in the words of the catalogue', async () => {
    const messages = await loadMessages(look.language);
    const drawn = [...filled.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    const rooms = [messages['common.activity'], messages['common.settings']];
    expect(drawn).toEqual(['Switchyard', ...clientIds.map((id) => clientNames[id]), ...rooms]);
  });

  it('W4 holds no script and no style of its own', () => {
    expect(filled).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  });
});

it('draws in the colours of the style sheet that comes after', () => {
  const tokens = readFileSync(new URL('../renderer/style/tokens.css', import.meta.url), 'utf8');
  for (const [name, colour] of Object.entries(frameColours)) expect(tokens).toContain(`--${name}: ${colour};`);
});

it('takes the language of the system where none was chosen', () => {
  expect(lookOf({ theme: 'dark', language: 'system' }, ['de', 'fr-CH'])).toEqual({ theme: 'dark', language: 'fr' });
  expect(lookOf({ theme: 'system', language: 'ja' }, ['fr'])).toEqual({ theme: 'system', language: 'ja' });
  expect(lookOf({ theme: 'system', language: 'system' }, [''])).toEqual({ theme: 'system', language: 'en' });
});
