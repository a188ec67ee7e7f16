import type { ClientFacts } from '../../../shared/client-facts.ts';
import { type ClientId, clientFacts, clientIds, type KnownOption } from '../../../shared/client-id.ts';
import type { Delivery } from '../../../shared/provider.ts';
import { Button } from '../../controls/button.tsx';
import { useApp, useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import { useClosing } from '../use-closing.tsx';
import { EditorField } from './editor-field.tsx';
import { OptionField } from './option-field.tsx';

/** What only one client knows, under that client's name. */
export function ClientOptions() {
  return (
    <>
      {clientIds.map((client) => (
        <OptionsOfClient key={client} client={client} facts={clientFacts[client]} />
      ))}
      <Deliveries />
    </>
  );
}

interface OptionsOfClientProps {
  readonly client: ClientId;
  readonly facts: ClientFacts;
}

function OptionsOfClient({ client, facts }: OptionsOfClientProps) {
  if (facts.options.length === 0 && !facts.hasProfiles) return null;
  return (
    <>
      <h3 className={styles.client}>{facts.name}</h3>
      {facts.options.map((option) => (
        <OptionField key={option.name} client={client} option={option as KnownOption} />
      ))}
      {facts.hasProfiles && <ProfileField />}
    </>
  );
}

function ProfileField() {
  const t = useT();
  const { profile, setProfile } = useEditor();
  return (
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
  );
}

/** Where the keychain is asked by a plug-in that we write for the client, it is said. */
function wayOf(client: ClientId, delivery: Delivery | undefined) {
  if (delivery === 'keychain' && clientFacts[client].asksByPlugin) return 'keychain-plugin';
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
            <dt>{clientFacts[client].name}</dt>
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
