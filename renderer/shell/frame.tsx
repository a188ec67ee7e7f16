import { useEffect } from 'react';
import { isClientId } from '../../shared/client-id.ts';
import { ActivityScreen } from '../activity/activity-screen.tsx';
import { ClientScreen } from '../clients/client-screen.tsx';
import { Boundary } from '../controls/boundary.tsx';
import { loadTheRest } from '../controls/late.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { useApp } from '../state/app-context.tsx';
import type { Screen } from '../state/slices.ts';
import styles from './frame.module.css';
import { Overlays } from './overlays.tsx';
import { Rail } from './rail.tsx';
import { ScreenTrouble } from './screen-trouble.tsx';
import { Toasts } from './toasts.tsx';
import { useKeys } from './use-keys.ts';

/** The rail, the screen beside it, and what lies over them. */
export function Frame() {
  const screen = useApp((state) => state.screen);
  useKeys();
  const isShown = useApp((state) => state.clients !== null && state.providers !== null);
  useEffect(() => {
    if (isShown) loadTheRest();
  }, [isShown]);
  return (
    <div className={styles.frame}>
      <Rail />
      <main key={screen} className={styles.screen}>
        <Boundary fallback={(error) => <ScreenTrouble error={error} />}>
          <ScreenContent screen={screen} />
        </Boundary>
      </main>
      <Overlays />
      <Toasts />
    </div>
  );
}

function ScreenContent({ screen }: { readonly screen: Screen }) {
  if (isClientId(screen)) return <ClientScreen client={screen} />;
  return screen === 'activity' ? <ActivityScreen /> : <SettingsScreen />;
}
