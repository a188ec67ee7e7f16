import { useEffect, useRef, useState } from 'react';
import styles from '../editor.module.css';
import type { CodeMark, OpenCode } from './code-mirror.ts';

interface CodeViewProps {
  /** What shall stand there; null leaves what somebody writes by hand. */
  readonly text: string | null;
  readonly syntax: 'toml' | 'json';
  readonly label: string;
  readonly isEditable: boolean;
  readonly marks: readonly CodeMark[];
  readonly onEdit: (text: string) => void;
}

/** Lines with colours. The code that draws them is fetched when the first ones are shown; until then they are plain. */
export function CodeView({ text, syntax, label, isEditable, marks, onEdit }: CodeViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const [code, setCode] = useState<OpenCode | null>(null);
  const edit = useRef(onEdit);
  edit.current = onEdit;

  useEffect(() => {
    let opened: OpenCode | undefined;
    let isWanted = true;
    void import('./code-mirror.ts').then(({ openCode }) => {
      if (!isWanted || !host.current) return;
      opened = openCode(host.current, { label: '', syntax: 'toml', isEditable: false }, (next) => edit.current(next));
      setCode(opened);
    });
    return () => {
      isWanted = false;
      opened?.close();
    };
  }, []);
  useEffect(() => code?.setLook({ label, syntax, isEditable }), [code, label, syntax, isEditable]);
  useEffect(() => {
    if (text !== null) code?.setText(text);
  }, [code, text]);
  useEffect(() => code?.setMarks(marks), [code, marks]);
  useEffect(() => {
    if (isEditable) code?.focus();
  }, [code, isEditable]);

  return (
    <div className={styles.code}>
      <div ref={host} />
      {!code && <pre>{text}</pre>}
    </div>
  );
}
