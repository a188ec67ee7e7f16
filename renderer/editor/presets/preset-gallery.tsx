import { useEffect, useRef } from 'react';
import type { Preset } from '../../../shared/preset.ts';
import { Dialog } from '../../controls/dialog.tsx';
import { useApp, useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { PresetSearch } from './preset-search.tsx';

interface PresetGalleryProps {
  readonly presets: readonly Preset[];
  readonly onPick: (preset: Preset) => void;
  readonly onAddress: (address: string) => void;
}

/** The first step of a new provider: who is it. */
export function PresetGallery({ presets, onPick, onAddress }: PresetGalleryProps) {
  const t = useT();
  const closeOverlay = useApp((state) => state.closeOverlay);
  const place = useRef<HTMLDivElement>(null);
  // After the dialog has opened, which puts the focus on its cross.
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  return (
    <Dialog title={t('editor.new')} look="sheet" onClose={closeOverlay}>
      <div ref={place} className={styles.gallery}>
        <PresetSearch presets={presets} onPick={onPick} onAddress={onAddress} />
      </div>
    </Dialog>
  );
}
