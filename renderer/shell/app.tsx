import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '../../shared/contract.ts';
import { chooseLanguage, type Language } from '../../shared/language.ts';
import { type Messages, translator } from '../../shared/messages/catalogue.ts';
import { loadMessages } from '../../shared/messages/load-messages.ts';
import { AppProvider } from '../state/app-context.tsx';
import type { AppStore } from '../state/store.ts';
import { Frame } from './frame.tsx';

interface Spoken {
  readonly language: Language;
  readonly messages: Messages;
}

/** The language and the theme of the settings; until they are read, those that the HTML came with. */
function useLook(store: AppStore): Language {
  const settings = useStore(store, (state) => state.settings);
  const wish = settings?.language ?? document.documentElement.lang;
  const language = wish === 'system' ? chooseLanguage(navigator.languages) : chooseLanguage([wish]);
  useEffect(() => {
    if (!settings) return;
    const { dataset } = document.documentElement;
    if (settings.theme === 'system') delete dataset.theme;
    else dataset.theme = settings.theme;
  }, [settings]);
  return language;
}

/** The page: nothing is drawn before its language is there, so that no text changes under the eye. */
export function App({ api, store }: { readonly api: Api; readonly store: AppStore }) {
  const language = useLook(store);
  const [spoken, setSpoken] = useState<Spoken>();
  useEffect(() => {
    let isWanted = true;
    void loadMessages(language).then((messages) => isWanted && setSpoken({ language, messages }));
    return () => {
      isWanted = false;
    };
  }, [language]);
  useEffect(() => {
    if (spoken) document.documentElement.lang = spoken.language;
  }, [spoken]);
  if (!spoken) return null;
  return (
    <AppProvider api={api} store={store} language={spoken.language} t={translator(spoken.language, spoken.messages)}>
      <Frame />
    </AppProvider>
  );
}
