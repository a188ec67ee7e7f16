/** Told the name of every step that a write reaches, so that a test can end the process there. Does nothing otherwise. */
export type Step = (name: string) => void | Promise<void>;

export const noStep: Step = () => undefined;
