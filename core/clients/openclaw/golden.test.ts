import { goldenCases } from '../../../e2e/support/golden.ts';
import { adapter as openclaw } from './adapter.ts';

goldenCases(openclaw, new URL('./fixtures/', import.meta.url));
