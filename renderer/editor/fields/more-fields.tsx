import { carrierOfWire, carrierText } from '../../../shared/key-carrier.ts';
import { wires } from '../../../shared/wire.ts';
import { useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import { OtherAddressField } from './address-field.tsx';
import { ClientOptions } from './client-options.tsx';
import { ModelField } from './model-field.tsx';
import { ModelRows } from './model-rows.tsx';
import { PairRows } from './pair-rows.tsx';
import { TextField } from './text-field.tsx';
import type { ModelListState } from './use-model-list.ts';

/** What most providers never need, folded away. */
export function MoreFields({ models }: { readonly models: ModelListState }) {
  const t = useT();
  const { state, dispatch } = useEditor();
  const { form } = state;
  const others = wires.filter((wire) => wire !== form.wire && form.endpoints[wire] !== undefined);
  return (
    <details className={styles.fold}>
      <summary>{t('editor.more')}</summary>
      <div className={styles.rows}>
        <ModelField name="smallModel" label={t('editor.small-model')} models={models} />
        {others.map((wire) => (
          <OtherAddressField key={wire} wire={wire} />
        ))}
        <div className={styles.besideLabel}>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={!form.needsKey}
              onChange={(event) => dispatch({ kind: 'set', field: 'key', change: { needsKey: !event.target.checked } })}
            />
            {t('editor.no-key')}
          </label>
        </div>
        {form.needsKey && (
          <TextField
            name="env"
            text="env"
            label={t('editor.variable')}
            help={t('editor.variable-help')}
            max={128}
            look="code"
            placeholder="OPENROUTER_API_KEY"
          />
        )}
        {form.needsKey && (
          <TextField
            name="keyIn"
            text="keyIn"
            label={t('editor.key-in')}
            help={t('editor.key-in-help')}
            max={150}
            look="code"
            placeholder={carrierText(carrierOfWire(form.wire))}
          />
        )}
        <PairRows name="headers" />
        <PairRows name="queryParams" />
        <ModelRows />
        <ClientOptions />
      </div>
    </details>
  );
}
