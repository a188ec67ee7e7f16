import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { Problem } from '../../shared/problem.ts';
import type { LinkView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useApi, useApp, useT } from '../state/app-context.tsx';
import { LinkFields } from './link-fields.tsx';
import styles from './links.module.css';

/** A click that was on its way to something else when the link came, or to a link before it, is no yes. */
const readMs = 600;

function useIsSeen(): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), readMs);
    return () => clearTimeout(timer);
  }, []);
  return isSeen;
}

/** A link from outside asks for a provider: everything it would write is shown, and nothing is switched on. */
export function LinkDialog({ offer }: { readonly offer: LinkView }) {
  const t = useT();
  const api = useApi();
  const say = useApp((state) => state.say);
  const refresh = useApp((state) => state.refresh);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isSeen = useIsSeen();
  const { link } = offer;
  const refuse = async () => {
    await api['links.refuse']({ link });
    await refresh(['links']);
  };
  const accept = async () => {
    const reply = await api['links.accept']({ link });
    if (!reply.ok) return setProblem(reply.problem);
    const { id, name } = reply.value.provider;
    say({ kind: 'added', name, provider: id });
    await refresh(['links', 'providers']);
  };
  const footer = (
    <>
      <Button data-first-focus onClick={() => void refuse()}>
        {t('common.cancel')}
      </Button>
      <Button disabled={offer.issues.length > 0 || !isSeen} onClick={() => void accept()}>
        {t('links.add')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('links.title')} look="dialog" onClose={() => void refuse()} isDirty footer={footer}>
      <div className={styles.link}>
        <p>{t('links.question')}</p>
        <p className={styles.host}>
          <bdi>{offer.host}</bdi>
        </p>
        {offer.isPrivate && (
          <p className={styles.careful}>
            <TriangleAlert size={16} aria-hidden="true" />
            {t('links.private')}
          </p>
        )}
        <LinkFields offer={offer} />
        {offer.mended.map((change) => (
          <p key={t.say(change)}>{t('editor.mended', { change: t.say(change) })}</p>
        ))}
        {offer.issues.map(({ problem: { code }, problem }) => (
          <p key={code} className={styles.careful}>
            <TriangleAlert size={16} aria-hidden="true" />
            {problemText(problem, t).cause}
          </p>
        ))}
        {problem && <ProblemNote problem={problem} />}
      </div>
    </Dialog>
  );
}
