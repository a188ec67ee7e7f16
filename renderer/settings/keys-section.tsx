import { clientIds, clientNames } from '../../shared/client-id.ts';
import type { Delivery } from '../../shared/provider.ts';
import type { ClientView, SettingsView } from '../../shared/views.ts';
import { useApp, useT } from '../state/app-context.tsx';
import { ChoiceSetting, Section } from './setting.tsx';

const all: readonly Delivery[] = ['keychain', 'env', 'file'];

function deliveriesOf(clients: readonly ClientView[] | null, client: string): readonly Delivery[] {
  return clients?.find((one) => one.client === client)?.deliveries ?? all;
}

/** How each client gets its keys, where a switch does not say. */
export function KeysSection({ settings }: { readonly settings: SettingsView }) {
  const t = useT();
  const change = useApp((state) => state.changeSettings);
  const clients = useApp((state) => state.clients);
  return (
    <Section title={t('settings.keys')} about={t('settings.keys-about')}>
      {clientIds.map((client) => {
        const { [client]: chosen, ...others } = settings.delivery;
        return (
          <ChoiceSetting
            key={client}
            label={clientNames[client]}
            help={chosen && t(`settings.delivery-help-${chosen}`)}
            value={chosen ?? 'automatic'}
            options={[
              ['automatic', t('settings.delivery-automatic')],
              ...deliveriesOf(clients, client).map((one) => [one, t(`settings.delivery-${one}`)] as const),
            ]}
            change={(value) => change({ delivery: value === 'automatic' ? others : { ...others, [client]: value } })}
          />
        );
      })}
    </Section>
  );
}
