import type { MessageKey } from '../../shared/messages/catalogue.ts';
import { Dialog } from '../controls/dialog.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { commandKey } from './key-act.ts';
import styles from './keys-dialog.module.css';

type KeyMessage = Extract<MessageKey, `palette.key-${string}`>;

const keysOf = (platform: string): readonly (readonly [KeyMessage, readonly string[]])[] => [
  ['palette.key-palette', [commandKey(platform), 'K']],
  ['palette.key-search', ['/']],
  ['palette.key-screens', ['Alt', '1 – 5']],
  ['palette.key-rows', ['↑', '↓']],
  ['palette.key-use', ['Enter']],
  ['palette.key-test', ['Space']],
  ['palette.key-move', ['Alt', '↑ ↓']],
  ['palette.key-menu', ['Shift', 'F10']],
  ['palette.key-delete', ['Delete']],
  ['palette.key-undo', [commandKey(platform), 'Z']],
  ['palette.key-redo', [commandKey(platform), 'Shift', 'Z']],
  ['palette.key-messages', ['F8']],
  ['palette.key-close', ['Esc']],
  ['palette.key-help', ['?']],
];

/** Every key in one place. */
export function KeysDialog() {
  const t = useT();
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog title={t('palette.keys-title')} look="dialog" onClose={close}>
      <dl className={styles.keys}>
        {keysOf(navigator.platform).map(([message, parts]) => (
          <div key={message}>
            <dt>{t(message)}</dt>
            <dd>
              {parts.map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
