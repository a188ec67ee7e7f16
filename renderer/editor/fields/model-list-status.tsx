import { problemText } from '../../../shared/messages/problem-text.ts';
import { Button } from '../../controls/button.tsx';
import { useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import type { ModelListState } from './use-model-list.ts';

/** How far the look at the provider's own list is, in words. */
export function ModelListStatus({ models }: { readonly models: ModelListState }) {
  const t = useT();
  const { list } = models;
  if (list.kind === 'asking')
    return (
      <span className={styles.status}>
        {t('editor.asking-models')}
        <Button look="quiet" onClick={models.cancel}>
          {t('common.cancel')}
        </Button>
      </span>
    );
  if (list.kind === 'failed') {
    const { cause, fix } = problemText(list.problem, t);
    return (
      <span className={styles.status}>
        {`${cause} ${fix}`}
        <Button look="quiet" onClick={models.ask}>
          {t('common.retry')}
        </Button>
      </span>
    );
  }
  return list.kind === 'listed' ? t('editor.models-listed', { count: list.models.length }) : null;
}
