import { Button } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { Section } from './setting.tsx';

/** The way out, in full sight. */
export function LeaveSection() {
  const t = useT();
  const open = useApp((state) => state.open);
  return (
    <Section title={t('settings.leave')} about={t('settings.leave-about')}>
      <div>
        <Button look="danger" onClick={() => open({ kind: 'leave' })}>
          {t('settings.leave-button')}
        </Button>
      </div>
    </Section>
  );
}
