/** The languages of every face, named as `lang` and Intl want them. */
export const languages = ['en', 'zh-CN', 'ja', 'fr'] as const;
export type Language = (typeof languages)[number];

/** In their own words, for the settings. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  ja: '日本語',
  fr: 'Français',
};

/** The language of ours for a system's list of wishes (BCP 47 or POSIX, best first); English where there is none. */
export function chooseLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const word = wish.toLowerCase().split(/[-_.@]/)[0];
    const found = languages.find((language) => language.toLowerCase().split('-')[0] === word);
    if (found) return found;
  }
  return 'en';
}
