import type { clients as pattern } from '../en/clients.ts';
import type { Area } from '../message.ts';

export const clients: Area<typeof pattern> = {};
