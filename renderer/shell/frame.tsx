import { isClientId } from '../../shared/client-id.ts';
import { ActivityRoom } from '../activity/activity-room.tsx';
import { ClientRoom } from '../clients/client-room.tsx';
import { SettingsRoom } from '../settings/settings-room.tsx';
import { useApp } from '../state/app-context.tsx';
import styles from './frame.module.css';
import { Overlays } from './overlays.tsx';
import { Rail } from './rail.tsx';
import { Toasts } from './toasts.tsx';

/** The rail, the room beside it, and what lies over them. */
export function Frame() {
  const room = useApp((state) => state.room);
  return (
    <div className={styles.frame}>
      <Rail />
      <main className={styles.room}>
        {isClientId(room) ? (
          <ClientRoom key={room} client={room} />
        ) : room === 'activity' ? (
          <ActivityRoom />
        ) : (
          <SettingsRoom />
        )}
      </main>
      <Overlays />
      <Toasts />
    </div>
  );
}
