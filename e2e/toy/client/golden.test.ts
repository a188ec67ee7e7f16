import { goldenCases } from '../../../e2e/support/golden.ts';
import { adapter } from './adapter.ts';

goldenCases(adapter, new URL('./fixtures/', import.meta.url));
