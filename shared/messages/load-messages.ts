import type { Language } from '../language.ts';
import type { Messages } from './catalogue.ts';

const loaders: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('./en.ts')).en,
  'zh-CN': async () => (await import('./zh-cn.ts')).zhCn,
  ja: async () => (await import('./ja.ts')).ja,
  fr: async () => (await import('./fr.ts')).fr,
};

/** The catalogue of a language; a page loads no other. */
export function loadMessages(language: Language): Promise<Messages> {
  return loaders[language]();
}
