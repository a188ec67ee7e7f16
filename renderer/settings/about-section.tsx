import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { Problem } from '../../shared/problem.ts';
import type { SettingsView } from '../../shared/views.ts';
import { useApp, useT } from '../state/app-context.tsx';
import { Section, Setting } from './setting.tsx';
import styles from './settings.module.css';

interface AboutSectionProps {
  readonly about: Output<'app.about'>;
  readonly settings: SettingsView;
}

/** Backups, the history, and where everything of ours lies. */
export function AboutSection({ about, settings }: AboutSectionProps) {
  const t = useT();
  return (
    <Section title={t('settings.files')}>
      <CountSetting
        name="backupsKept"
        settings={settings}
        label={t('settings.backups')}
        help={t('settings.backups-help')}
      />
      <CountSetting
        name="historyKept"
        settings={settings}
        label={t('settings.history')}
        help={t('settings.history-help')}
      />
      <dl className={styles.facts}>
        <dt>{t('settings.data-folder')}</dt>
        <dd>
          <code>{about.dataFolder}</code>
        </dd>
        <dt>{t('settings.version')}</dt>
        <dd>{about.version}</dd>
      </dl>
    </Section>
  );
}

/** As the settings themselves allow. */
const ranges = { backupsKept: [2, 200], historyKept: [20, 10_000] } as const;

interface CountSettingProps {
  readonly name: keyof typeof ranges;
  readonly settings: SettingsView;
  readonly label: string;
  readonly help: string;
}

/** How many of something are kept. What was refused stays to be mended. */
function CountSetting({ name, settings, label, help }: CountSettingProps) {
  const change = useApp((state) => state.changeSettings);
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [min, max] = ranges[name];
  const keep = async () => {
    if (typed === undefined || typed === String(settings[name])) return setTyped(undefined);
    const refused = await change({ [name]: Number(typed) });
    setProblem(refused);
    if (!refused) setTyped(undefined);
  };
  return (
    <Setting label={label} help={help} problem={problem}>
      {(input) => (
        <input
          {...input}
          type="number"
          min={min}
          max={max}
          value={typed ?? settings[name]}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => void keep()}
          onKeyDown={(event) => event.key === 'Enter' && void keep()}
        />
      )}
    </Setting>
  );
}
