import { languageNames, languages } from '../../shared/language.ts';
import type { SettingsView } from '../../shared/views.ts';
import { useApp, useT } from '../state/app-context.tsx';
import { ChoiceSetting, Section } from './setting.tsx';

/** Language and theme. Languages are named in their own words. */
export function LookSection({ settings }: { readonly settings: SettingsView }) {
  const t = useT();
  const change = useApp((state) => state.changeSettings);
  return (
    <Section title={t('settings.look')}>
      <ChoiceSetting
        label={t('settings.language')}
        value={settings.language}
        options={[
          ['system', t('settings.as-system')],
          ...languages.map((one) => [one, languageNames[one], one] as const),
        ]}
        change={(language) => change({ language })}
      />
      <ChoiceSetting
        label={t('settings.theme')}
        value={settings.theme}
        options={[
          ['system', t('settings.as-system')],
          ['light', t('settings.theme-light')],
          ['dark', t('settings.theme-dark')],
        ]}
        change={(theme) => change({ theme })}
      />
    </Section>
  );
}
