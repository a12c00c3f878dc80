import { staffCases } from '../cases/staff';
import { walk } from '../walk';

walk('staff', staffCases);
