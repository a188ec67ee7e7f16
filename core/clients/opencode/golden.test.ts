import { goldenCases } from '../../../e2e/support/golden.ts';
import { adapter as opencode } from './adapter.ts';

goldenCases(opencode, new URL('./fixtures/', import.meta.url));
