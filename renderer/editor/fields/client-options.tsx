import { type ClientId, clientIds, clientNames } from '../../../shared/client-id.ts';
import type { Delivery } from '../../../shared/provider.ts';
import { Button } from '../../controls/button.tsx';
import { useApp, useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import { useClosing } from '../use-closing.tsx';
import { EditorField } from './editor-field.tsx';
import { TextField } from './text-field.tsx';

const efforts = ['minimal', 'low', 'medium', 'high', 'xhigh'];

/** What only one client knows, under that client's name. */
export function ClientOptions() {
  const t = useT();
  const { state, dispatch, profile, setProfile } = useEditor();
  return (
    <>
      <datalist id="editor-efforts">
        {efforts.map((effort) => (
          <option key={effort} value={effort} />
        ))}
      </datalist>
      <h3 className={styles.client}>{clientNames.codex}</h3>
      <EffortField text="codexEffort" />
      <EditorField name="options" label={t('editor.profile')} help={t('editor.profile-help')}>
        {(about) => (
          <input
            {...about}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            data-look="code"
            value={profile}
            onChange={(event) => setProfile(event.target.value)}
          />
        )}
      </EditorField>
      <h3 className={styles.client}>{clientNames.opencode}</h3>
      <EffortField text="opencodeEffort" />
      <TextField
        name="options"
        text="opencodeVariants"
        label={t('editor.variants')}
        help={t('editor.variants-help')}
        max={220}
        look="code"
      />
      <h3 className={styles.client}>{clientNames.openclaw}</h3>
      <EditorField name="options" label={t('editor.fallbacks')} help={t('editor.fallbacks-help')}>
        {(about) => (
          <textarea
            {...about}
            rows={2}
            spellCheck={false}
            data-look="code"
            value={state.form.openclawFallbacks}
            onChange={(event) =>
              dispatch({ kind: 'set', field: 'options', change: { openclawFallbacks: event.target.value } })
            }
          />
        )}
      </EditorField>
      <Deliveries />
    </>
  );
}

function EffortField({ text }: { readonly text: 'codexEffort' | 'opencodeEffort' }) {
  const t = useT();
  const { state, dispatch } = useEditor();
  return (
    <EditorField name="options" label={t('editor.effort')}>
      {(about) => (
        <input
          {...about}
          list="editor-efforts"
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          data-look="code"
          value={state.form[text]}
          onChange={(event) => dispatch({ kind: 'set', field: 'options', change: { [text]: event.target.value } })}
        />
      )}
    </EditorField>
  );
}

/** OpenCode has no hook of its own for a key: a small plug-in asks the keychain. */
function wayOf(client: ClientId, delivery: Delivery | undefined) {
  if (delivery === 'keychain' && client === 'opencode') return 'keychain-plugin';
  return delivery ?? 'safest';
}

/** How each client gets its keys is one setting for all providers: said here, changed there. */
function Deliveries() {
  const t = useT();
  const settings = useApp((state) => state.settings);
  const goTo = useApp((state) => state.goTo);
  const { leave } = useClosing();
  return (
    <>
      <h3 className={styles.client}>{t('editor.delivery')}</h3>
      <dl className={styles.deliveries}>
        {clientIds.map((client) => (
          <div key={client}>
            <dt>{clientNames[client]}</dt>
            <dd>{t(`editor.delivery-${wayOf(client, settings?.delivery[client])}`)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.besideLabel}>
        <Button onClick={() => leave(() => goTo('settings'))}>{t('editor.open-settings')}</Button>
      </div>
    </>
  );
}
