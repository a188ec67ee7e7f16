import { CircleAlert, CircleCheck, type LucideIcon, Minus, TriangleAlert } from 'lucide-react';
import type { FindingLook } from '../../shared/finding-look.ts';
import styles from './testing.module.css';

const icons: Readonly<Record<FindingLook, LucideIcon>> = {
  good: CircleCheck,
  careful: TriangleAlert,
  bad: CircleAlert,
  quiet: Minus,
};

/** Beside a word that says the same. */
export function LookIcon({ look }: { readonly look: FindingLook }) {
  const Icon = icons[look];
  return <Icon size={16} aria-hidden="true" className={styles[look]} />;
}
