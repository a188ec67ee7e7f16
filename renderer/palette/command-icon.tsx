import {
  ArrowLeftRight,
  ArrowRight,
  FileText,
  Gauge,
  Keyboard,
  type LucideIcon,
  Palette,
  Pencil,
  Plus,
  Redo2,
  Undo2,
} from 'lucide-react';
import type { Command } from './commands.ts';

const icons: Readonly<Record<Command['icon'], LucideIcon>> = {
  switch: ArrowLeftRight,
  test: Gauge,
  edit: Pencil,
  add: Plus,
  undo: Undo2,
  redo: Redo2,
  file: FileText,
  go: ArrowRight,
  look: Palette,
  keys: Keyboard,
};

/** What kind of act it is. */
export function CommandIcon({ icon }: Pick<Command, 'icon'>) {
  const Icon = icons[icon];
  return <Icon size={16} aria-hidden="true" />;
}
