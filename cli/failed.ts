/** Ends a command with 1 where everything has been said already, e.g. what each of several providers failed at. */
export class Failed extends Error {}
