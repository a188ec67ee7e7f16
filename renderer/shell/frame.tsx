import { useEffect } from 'react';
import { isClientId } from '../../shared/client-id.ts';
import { ActivityRoom } from '../activity/activity-room.tsx';
import { ClientRoom } from '../clients/client-room.tsx';
import { Boundary } from '../controls/boundary.tsx';
import { loadTheRest } from '../controls/late.tsx';
import { SettingsRoom } from '../settings/settings-room.tsx';
import { useApp } from '../state/app-context.tsx';
import type { Room } from '../state/view-slice.ts';
import styles from './frame.module.css';
import { Overlays } from './overlays.tsx';
import { Rail } from './rail.tsx';
import { RoomTrouble } from './room-trouble.tsx';
import { Toasts } from './toasts.tsx';
import { useKeys } from './use-keys.ts';

/** The rail, the room beside it, and what lies over them. */
export function Frame() {
  const room = useApp((state) => state.room);
  useKeys();
  const isShown = useApp((state) => state.clients !== null && state.providers !== null);
  useEffect(() => {
    if (isShown) loadTheRest();
  }, [isShown]);
  return (
    <div className={styles.frame}>
      <Rail />
      <main key={room} className={styles.room}>
        <Boundary fallback={(error) => <RoomTrouble error={error} />}>
          <RoomContent room={room} />
        </Boundary>
      </main>
      <Overlays />
      <Toasts />
    </div>
  );
}

function RoomContent({ room }: { readonly room: Room }) {
  if (isClientId(room)) return <ClientRoom client={room} />;
  return room === 'activity' ? <ActivityRoom /> : <SettingsRoom />;
}
