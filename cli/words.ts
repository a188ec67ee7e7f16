import { translator } from '../shared/messages/catalogue.ts';
import { en } from '../shared/messages/en.ts';

/** The texts of the terminal. */
export const words = translator('en', en);
