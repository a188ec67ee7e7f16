import { PresetSearch } from '../editor/presets/preset-search.tsx';
import { usePresets } from '../editor/presets/use-presets.ts';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './first-run.module.css';
import { FoundClients } from './found-clients.tsx';
import { FoundProviders } from './found-providers.tsx';

/** The screen of a client as long as there is no provider: what is here already, and the search for the first one. */
export function FirstRun() {
  const t = useT();
  const presets = usePresets();
  const open = useApp((state) => state.open);
  return (
    <div className={styles.first}>
      <header>
        <h2 className={styles.title}>{t('first-run.title')}</h2>
        <p className={styles.quiet}>{t('first-run.promise')}</p>
      </header>
      <FoundClients />
      <FoundProviders />
      <section className={styles.add} aria-labelledby="first-provider">
        <h3 id="first-provider" className={styles.head}>
          {t('first-run.add')}
        </h3>
        {presets && (
          <PresetSearch
            presets={presets}
            onPick={({ id }) => open({ kind: 'editor', preset: id })}
            onAddress={(address) => open({ kind: 'editor', address })}
          />
        )}
      </section>
    </div>
  );
}
