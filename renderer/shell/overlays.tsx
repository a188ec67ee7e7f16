import { ProviderEditor } from '../editor/provider-editor.tsx';
import { ImportDialog } from '../first-run/import-dialog.tsx';
import { LinkDialog } from '../links/link-dialog.tsx';
import { Palette } from '../palette/palette.tsx';
import { LeaveDialog } from '../settings/leave-dialog.tsx';
import { useApp } from '../state/app-context.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { PreviewDialog } from './preview-dialog.tsx';

/** What lies over the room: one overlay at a time, then the palette, and a link from outside above all. */
export function Overlays() {
  const overlay = useApp((state) => state.overlay);
  const isPaletteOpen = useApp((state) => state.isPaletteOpen);
  const link = useApp((state) => state.link);
  return (
    <>
      {overlay?.kind === 'editor' && <ProviderEditor {...overlay} />}
      {overlay?.kind === 'preview' && <PreviewDialog {...overlay} />}
      {overlay?.kind === 'import' && <ImportDialog />}
      {overlay?.kind === 'leave' && <LeaveDialog />}
      {overlay?.kind === 'keys' && <KeysDialog />}
      {isPaletteOpen && <Palette />}
      {link && <LinkDialog key={link.link} offer={link} />}
    </>
  );
}
