import { consentCases } from '../cases/consent';
import { walk } from '../walk';

walk('consent', consentCases);
