import {
  CircleAlert,
  FileKey2,
  KeyRound,
  LockOpen,
  type LucideIcon,
  SquareTerminal,
  TriangleAlert,
} from 'lucide-react';
import type { ProviderView } from '../../shared/views.ts';
import { useT } from '../state/app-context.tsx';
import styles from './key-state.module.css';

export type KeyPlace = ProviderView['key'] | 'plain';

interface Drawn {
  readonly icon: LucideIcon;
  readonly look: 'quiet' | 'careful' | 'bad';
}

const drawn: Readonly<Record<KeyPlace, Drawn>> = {
  keychain: { icon: KeyRound, look: 'quiet' },
  env: { icon: SquareTerminal, look: 'quiet' },
  'not-needed': { icon: LockOpen, look: 'quiet' },
  file: { icon: FileKey2, look: 'careful' },
  plain: { icon: TriangleAlert, look: 'careful' },
  missing: { icon: CircleAlert, look: 'bad' },
  elsewhere: { icon: CircleAlert, look: 'bad' },
};

interface KeyStateProps {
  readonly state: KeyPlace;
  /** The last characters of the key. */
  readonly hint?: string | undefined;
  /** In a narrow row the icon alone is seen, and the words are heard and shown on hover. */
  readonly look: 'words' | 'cell';
}

/** Where the key is: each place has its own shape, and its word. */
export function KeyState({ state, hint, look }: KeyStateProps) {
  const t = useT();
  const { icon: Icon, look: tone } = drawn[state];
  const words = t(`clients.key-${state}`);
  const title = hint === undefined ? words : `${words} · …${hint}`;
  return (
    <span className={`${styles.key} ${styles[tone]} ${styles[look]}`} title={title}>
      <Icon size={14} aria-hidden="true" />
      <span className={styles.word}>{words}</span>
    </span>
  );
}
