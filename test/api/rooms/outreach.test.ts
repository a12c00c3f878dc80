import { outreachCases } from '../cases/outreach';
import { walk } from '../walk';

walk('outreach', outreachCases);
