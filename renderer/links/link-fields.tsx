import type { Translate } from '../../shared/messages/catalogue.ts';
import type { LinkView } from '../../shared/views.ts';
import { useT } from '../state/app-context.tsx';
import styles from './links.module.css';

type Row = readonly [name: string, value: string];

function pairs(of: Readonly<Record<string, string>>): string {
  return Object.entries(of)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** Every field that the link would write, none shortened; of the key only its end is known here. */
export function rowsOf({ draft, keyHint }: LinkView, t: Translate): readonly Row[] {
  const endpoints = Object.entries(draft.endpoints).map(
    ([wire, url]): Row => [`${t('links.base-url')} (${wire})`, url],
  );
  const rows: readonly (Row | undefined)[] = [
    [t('links.name'), draft.name],
    ...endpoints,
    [t('links.wire'), draft.wire],
    draft.model === undefined ? undefined : [t('links.model'), draft.model],
    draft.smallModel === undefined ? undefined : [t('links.small-model'), draft.smallModel],
    draft.models.length === 0 ? undefined : [t('links.models'), draft.models.map(({ id }) => id).join('\n')],
    Object.keys(draft.headers).length === 0 ? undefined : [t('links.headers'), pairs(draft.headers)],
    Object.keys(draft.queryParams).length === 0 ? undefined : [t('links.query'), pairs(draft.queryParams)],
    Object.keys(draft.options).length === 0 ? undefined : [t('links.options'), JSON.stringify(draft.options, null, 1)],
    [t('links.key'), keyHint === undefined ? t('links.key-none') : `••••${keyHint}`],
  ];
  return rows.filter((row) => row !== undefined);
}

export function LinkFields({ offer }: { readonly offer: LinkView }) {
  const t = useT();
  return (
    <dl className={styles.fields}>
      {rowsOf(offer, t).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
