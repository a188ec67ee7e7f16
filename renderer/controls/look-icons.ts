import { CircleAlert, CircleCheck, type LucideIcon, Minus, TriangleAlert } from 'lucide-react';
import type { FindingLook } from '../../shared/finding-look.ts';

/** Each look has a shape of its own, beside a word that says the same. */
export const lookIcons: Readonly<Record<FindingLook, LucideIcon>> = {
  good: CircleCheck,
  careful: TriangleAlert,
  bad: CircleAlert,
  quiet: Minus,
};
