import { clientFacts } from '../../shared/client-id.ts';
import type { ClientView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { Slots, slot } from '../controls/slots.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { useCopy } from '../state/use-copy.ts';
import styles from './missing-client.module.css';

/** How a client that was not found gets here. */
export function MissingClient({ view }: { readonly view: ClientView }) {
  const t = useT();
  const copy = useCopy();
  const goTo = useApp((state) => state.goTo);
  const { name, productPage, installCommand: command } = clientFacts[view.client];
  return (
    <Notice
      look="info"
      className={styles.missing}
      acts={
        <>
          <Button onClick={() => copy(command)}>{t('clients.copy-command')}</Button>
          <Button onClick={() => goTo('settings')}>{t('common.settings')}</Button>
        </>
      }
    >
      <p>{t('clients.install')}</p>
      <p>
        <code>{command}</code>
      </p>
      <p>
        <a href={productPage} target="_blank" rel="noreferrer">
          {t('clients.product-page', { client: name })}
        </a>
      </p>
      <p>
        <Slots text={t('clients.looked-for', { file: slot(0) })} parts={[<code key="file">{view.liveFile}</code>]} />
      </p>
    </Notice>
  );
}
