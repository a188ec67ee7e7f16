import { goldenCases } from '../../../e2e/support/golden.ts';
import { adapter as codex } from './adapter.ts';

goldenCases(codex, new URL('./fixtures/', import.meta.url));
