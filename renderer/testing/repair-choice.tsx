import type { Provider } from '../../shared/provider.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { repaired } from '../../shared/repair.ts';
import type { Repair } from '../../shared/test-view.ts';
import { Button } from '../controls/button.tsx';
import { useT } from '../state/app-context.tsx';
import styles from './testing.module.css';

interface RepairChoiceProps {
  readonly provider: Provider;
  readonly repair: Repair;
  readonly isBusy: boolean;
  readonly onMend: (repair: Repair) => void;
}

/** What a test found in place of what is stored: the difference, and one click that makes it so. */
export function RepairChoice({ provider, repair, isBusy, onMend }: RepairChoiceProps) {
  const choices = repair.kind === 'model' ? repair.models.map((model) => ({ ...repair, models: [model] })) : [repair];
  return choices.map((choice) => (
    <Choice key={JSON.stringify(choice)} provider={provider} repair={choice} isBusy={isBusy} onMend={onMend} />
  ));
}

function Choice({ provider, repair, isBusy, onMend }: RepairChoiceProps) {
  const t = useT();
  const before = toDraft(provider);
  const after = repaired(before, repair);
  const lines = [
    { label: t('editor.wire'), before: t(`editor.wire-${before.wire}`), after: t(`editor.wire-${after.wire}`) },
    { label: t('editor.base-url'), before: before.endpoints[before.wire], after: after.endpoints[after.wire] },
    { label: t('editor.model'), before: before.model, after: after.model },
    { label: t('editor.key-in'), before: before.keyIn, after: after.keyIn },
    { label: t('editor.headers'), before: headersOf(before), after: headersOf(after) },
  ].filter((line) => line.before !== line.after);
  return (
    <div className={styles.repair}>
      <div className={styles.lines}>
        {lines.flatMap(({ label, before: old, after: now }) => [
          <del key={`${label}-`}>{`- ${label}: ${old ?? '–'}`}</del>,
          <ins key={`${label}+`}>{`+ ${label}: ${now ?? '–'}`}</ins>,
        ])}
      </div>
      <Button disabled={isBusy} onClick={() => onMend(repair)}>
        {t('testing.mend')}
      </Button>
    </div>
  );
}

function headersOf({ headers }: ReturnType<typeof toDraft>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return lines.length === 0 ? '–' : lines.join(', ');
}
