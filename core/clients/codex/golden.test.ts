import { goldenCases } from '../../../e2e/support/golden.ts';
import { codex } from './codex.ts';

goldenCases(codex, new URL('./fixtures/', import.meta.url));
