import { CircleHelp, Gauge, X } from 'lucide-react';
import { lookOf } from '../../shared/finding-look.ts';
import type { ProviderView } from '../../shared/views.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { useIsTesting } from './use-is-testing.ts';
import { useSeen } from './use-seen.ts';

/** In the head: a word. While a test runs it stops it, at the same place and size. */
export function TestButton({ one }: { readonly one: ProviderView }) {
  const t = useT();
  const test = useApp((state) => state.test);
  const cancel = useApp((state) => state.cancelTest);
  const isTesting = useIsTesting(one);
  const Icon = isTesting ? X : Gauge;
  return (
    <Button
      icon={<Icon size={16} aria-hidden="true" />}
      onClick={() => void (isTesting ? cancel : test)(one.provider.id)}
    >
      {t(isTesting ? 'common.cancel' : 'clients.test')}
    </Button>
  );
}

interface RowTestButtonProps {
  readonly one: ProviderView;
  readonly tabIndex: 0 | -1;
}

/** In a row: an icon. */
export function RowTestButton({ one, tabIndex }: RowTestButtonProps) {
  const t = useT();
  const test = useApp((state) => state.test);
  const cancel = useApp((state) => state.cancelTest);
  const isTesting = useIsTesting(one);
  const { id, name } = one.provider;
  const Icon = isTesting ? X : Gauge;
  return (
    <IconButton
      label={t(isTesting ? 'clients.cancel-test-of' : 'clients.test-of', { name })}
      icon={<Icon size={16} aria-hidden="true" />}
      tabIndex={tabIndex}
      onClick={() => void (isTesting ? cancel : test)(id)}
    />
  );
}

/** Where a test did not end well: why, and what would mend it. */
export function WhyButton({ one, tabIndex = 0 }: { readonly one: ProviderView; readonly tabIndex?: 0 | -1 }) {
  const t = useT();
  const open = useApp((state) => state.open);
  const seen = useSeen(one);
  const isTesting = useIsTesting(one);
  const { id, name } = one.provider;
  if (isTesting || !seen || lookOf(seen.kind) === 'good') return null;
  return (
    <IconButton
      label={t('testing.why', { name })}
      icon={<CircleHelp size={16} aria-hidden="true" />}
      tabIndex={tabIndex}
      onClick={() => open({ kind: 'test', provider: id })}
    />
  );
}
