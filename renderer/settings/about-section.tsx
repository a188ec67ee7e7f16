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

/** Backups, and where everything of ours lies. */
export function AboutSection({ about, settings }: AboutSectionProps) {
  const t = useT();
  const change = useApp((state) => state.changeSettings);
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const keep = async () => {
    if (typed === undefined || typed === String(settings.backupsKept)) return setTyped(undefined);
    const refused = await change({ backupsKept: Number(typed) });
    setProblem(refused);
    if (!refused) setTyped(undefined);
  };
  return (
    <Section title={t('settings.files')}>
      <Setting label={t('settings.backups')} help={t('settings.backups-help')} problem={problem}>
        {(input) => (
          <input
            {...input}
            type="number"
            min={2}
            max={200}
            value={typed ?? settings.backupsKept}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => void keep()}
            onKeyDown={(event) => event.key === 'Enter' && void keep()}
          />
        )}
      </Setting>
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
