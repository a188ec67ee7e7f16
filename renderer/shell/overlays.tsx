import { Late, lateComponent } from '../controls/late.tsx';
import { Palette } from '../palette/palette.tsx';
import { useApp } from '../state/app-context.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { PreviewDialog } from './preview-dialog.tsx';

// What nobody sees at first is loaded after the first paint.
const ProviderEditor = lateComponent(() =>
  import('../editor/provider-editor.tsx').then(({ ProviderEditor }) => ({ default: ProviderEditor })),
);
const ImportDialog = lateComponent(() =>
  import('../first-run/import-dialog.tsx').then(({ ImportDialog }) => ({ default: ImportDialog })),
);
const LeaveDialog = lateComponent(() =>
  import('../settings/leave-dialog.tsx').then(({ LeaveDialog }) => ({ default: LeaveDialog })),
);
const TestDialog = lateComponent(() =>
  import('../testing/test-dialog.tsx').then(({ TestDialog }) => ({ default: TestDialog })),
);
const RequestDialog = lateComponent(() =>
  import('../testing/request-dialog.tsx').then(({ RequestDialog }) => ({ default: RequestDialog })),
);
const LinkDialog = lateComponent(() =>
  import('../links/link-dialog.tsx').then(({ LinkDialog }) => ({ default: LinkDialog })),
);

/** What lies over the screen: one overlay at a time, then the palette, and a link from outside above all. */
export function Overlays() {
  const overlay = useApp((state) => state.overlay);
  const isPaletteOpen = useApp((state) => state.isPaletteOpen);
  const link = useApp((state) => state.link);
  return (
    <>
      {/* A part that could not be loaded is tried again when it is opened again. */}
      <Late key={overlay?.kind}>
        {overlay?.kind === 'editor' && <ProviderEditor key={overlay.provider ?? ''} {...overlay} />}
        {overlay?.kind === 'preview' && <PreviewDialog {...overlay} />}
        {overlay?.kind === 'import' && <ImportDialog />}
        {overlay?.kind === 'leave' && <LeaveDialog />}
        {overlay?.kind === 'test' && <TestDialog {...overlay} />}
        {overlay?.kind === 'requests' && <RequestDialog {...overlay} />}
        {overlay?.kind === 'keys' && <KeysDialog />}
      </Late>
      {isPaletteOpen && <Palette />}
      {link && (
        <Late key={link.link}>
          <LinkDialog offer={link} />
        </Late>
      )}
    </>
  );
}
