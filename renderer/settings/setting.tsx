import { type ReactNode, useId, useState } from 'react';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { Problem } from '../../shared/problem.ts';
import { useT } from '../state/app-context.tsx';
import styles from './settings.module.css';

interface SectionProps {
  readonly title: string;
  readonly about?: string;
  readonly children?: ReactNode;
}

export function Section({ title, about, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about !== undefined && <p className={styles.about}>{about}</p>}
      {children}
    </section>
  );
}

interface SettingProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly problem?: Problem | null;
  readonly children: (input: { readonly id: string; readonly 'aria-describedby': string }) => ReactNode;
}

/** One line: what it is on the left, its control on the right, help or the problem below. */
export function Setting({ label, help, problem = null, children }: SettingProps) {
  const id = useId();
  const t = useT();
  const said = problem && problemText(problem, t);
  return (
    <div className={styles.setting}>
      <div className={styles.label}>
        <label htmlFor={id}>{label}</label>
        <div id={`${id}-help`} className={styles.help}>
          {help}
          {said && (
            <p role="alert" className={styles.problem}>
              {said.cause} {said.fix}
            </p>
          )}
        </div>
      </div>
      <div className={styles.control}>{children({ id, 'aria-describedby': `${id}-help` })}</div>
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly help?: string;
  readonly isOn: boolean;
  readonly change: (isOn: boolean) => Promise<Problem | null>;
  readonly isDisabled?: boolean;
}

/** A setting that is on or off. */
export function SwitchSetting({ label, help, isOn, change, isDisabled = false }: SwitchProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <Setting label={label} help={help} problem={problem}>
      {(input) => (
        <input
          {...input}
          type="checkbox"
          className={styles.switch}
          checked={isOn}
          disabled={isDisabled}
          onChange={async (event) => setProblem(await change(event.target.checked))}
        />
      )}
    </Setting>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly help?: ReactNode;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, text: string, language?: string])[];
  readonly change: (value: Value) => Promise<Problem | null>;
}

/** A setting with a few values. */
export function ChoiceSetting<Value extends string>({ label, help, value, options, change }: ChoiceProps<Value>) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const choose = async (text: string) => {
    const chosen = options.find(([one]) => one === text);
    if (chosen) setProblem(await change(chosen[0]));
  };
  return (
    <Setting label={label} help={help} problem={problem}>
      {(input) => (
        <select {...input} value={value} onChange={(event) => void choose(event.target.value)}>
          {options.map(([one, text, language]) => (
            <option key={one} value={one} lang={language}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Setting>
  );
}
