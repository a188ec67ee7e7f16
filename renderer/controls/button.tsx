import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly children: ReactNode;
  /** `main` is the one act that the place is for; `danger` can lose something. */
  readonly look?: 'plain' | 'main' | 'danger' | 'quiet';
  readonly icon?: ReactNode;
}

/** A button with a word on it: a verb. */
export function Button({ children, look = 'plain', icon, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`${styles.button} ${styles[look]} ${className ?? ''}`} {...rest}>
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string;
  readonly icon: ReactNode;
}

/** A button with an icon only; its name is said and shown on hover. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${styles.button} ${styles.icon} ${className ?? ''}`}
      {...rest}
    >
      {icon}
    </button>
  );
}
