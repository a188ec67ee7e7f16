import { Copy } from 'lucide-react';
import type { FileDiffView } from '../../shared/views.ts';
import { useT } from '../state/app-context.tsx';
import { useCopy } from '../state/use-copy.ts';
import { IconButton } from './button.tsx';
import styles from './diff.module.css';

/** One unified diff: what it does to the file in its head, our lines marked by sign and colour. */
export function Diff({ diff }: { readonly diff: FileDiffView }) {
  const t = useT();
  const copy = useCopy();
  return (
    <figure className={styles.diff}>
      <figcaption className={styles.head}>
        <code>{diff.path}</code>
        <span>{t(`common.diff-${diff.act}`, { added: diff.added, removed: diff.removed, lines: diff.lines })}</span>
        <IconButton
          label={t('common.copy')}
          icon={<Copy size={16} aria-hidden="true" />}
          onClick={() => copy(textOf(diff))}
        />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div className={styles.lines} tabIndex={0} role="group" aria-label={diff.path}>
        {diff.hunks.map((hunk) => (
          <div key={hunk.header}>
            <div className={styles.place}>{hunk.header}</div>
            {hunk.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a diff is never reordered
              <DiffLine key={index} line={line} />
            ))}
          </div>
        ))}
      </div>
    </figure>
  );
}

/** As `diff -u` writes it. */
function textOf({ path, hunks }: FileDiffView): string {
  const lines = hunks.flatMap(({ header, lines }) => [header, ...lines]);
  return [`--- ${path}`, `+++ ${path}`, ...lines, ''].join('\n');
}

function DiffLine({ line }: { readonly line: string }) {
  const look = line.startsWith('+') ? styles.added : line.startsWith('-') ? styles.removed : styles.same;
  return <div className={look}>{line === '' ? ' ' : line}</div>;
}
