import { ProblemNote } from '../problems/problem-note.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { AboutSection } from './about-section.tsx';
import { DesktopSection } from './desktop-section.tsx';
import { FoldersSection } from './folders-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LeaveSection } from './leave-section.tsx';
import { LookSection } from './look-section.tsx';
import styles from './settings.module.css';

/** Every setting takes effect at once; what the engine refuses is said where it was set. */
export function SettingsScreen() {
  const t = useT();
  const settings = useApp((state) => state.settings);
  const about = useApp((state) => state.about);
  const lost = useApp((state) => state.lost);
  return (
    <div className={styles.screen}>
      <h1>{t('settings.title')}</h1>
      {!settings && lost && <ProblemNote problem={lost} />}
      {settings && about && (
        <>
          <LookSection settings={settings} />
          <DesktopSection settings={settings} isDesktop={about.host === 'desktop'} />
          <KeysSection settings={settings} />
          <FoldersSection settings={settings} />
          <AboutSection about={about} settings={settings} />
          <LeaveSection />
        </>
      )}
    </div>
  );
}
