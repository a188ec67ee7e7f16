import { Notification } from 'electron';

interface Words {
  readonly title: string;
  readonly body: string;
  onClick?(): void;
}

/** Those that are shown: one that nobody holds is forgotten together with its click. */
const shown = new Set<Notification>();

/** A word at the edge of the screen, without a sound. */
export function say({ title, body, onClick }: Words): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body, silent: true });
  shown.add(notification);
  const forget = () => void shown.delete(notification);
  notification.on('click', () => {
    forget();
    onClick?.();
  });
  notification.on('close', forget);
  notification.show();
}
