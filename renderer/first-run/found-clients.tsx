import { CircleCheck, CircleDashed } from 'lucide-react';
import type { ClientView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { anyOf } from '../controls/formats.ts';
import { useApp, useLanguage, useT } from '../state/app-context.tsx';
import styles from './first-run.module.css';

/** The clients of this machine, with what they are; or what to do where there is none. */
export function FoundClients() {
  const t = useT();
  const clients = useApp((state) => state.clients);
  const language = useLanguage();
  const goTo = useApp((state) => state.goTo);
  if (!clients) return null;
  return (
    <section aria-labelledby="found-clients">
      <h3 id="found-clients" className={styles.head}>
        {t('first-run.clients')}
      </h3>
      <ul className={styles.clients}>
        {clients.map((client) => (
          <Found key={client.client} client={client} />
        ))}
      </ul>
      {!clients.some(({ isFound }) => isFound) && (
        <p className={styles.advice}>
          <span>{t('first-run.no-client', { clients: anyOf(language).format(clients.map(({ name }) => name)) })}</span>
          <Button onClick={() => goTo('settings')}>{t('first-run.open-settings')}</Button>
        </p>
      )}
    </section>
  );
}

function Found({ client }: { readonly client: ClientView }) {
  const t = useT();
  const Icon = client.isFound ? CircleCheck : CircleDashed;
  return (
    <li className={client.isFound ? styles.found : styles.missing}>
      <Icon size={16} aria-hidden="true" />
      <span>{client.name}</span>
      <span className={styles.quiet}>{client.isFound ? client.version : t('first-run.not-found')}</span>
    </li>
  );
}
