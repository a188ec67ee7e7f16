import type { FindingLook } from '../../shared/finding-look.ts';
import { lookIcons } from '../controls/look-icons.ts';
import styles from './testing.module.css';

/** Beside a word that says the same. */
export function LookIcon({ look }: { readonly look: FindingLook }) {
  const Icon = lookIcons[look];
  return <Icon size={16} aria-hidden="true" className={styles[look]} />;
}
