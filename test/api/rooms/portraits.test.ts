import { portraitsCases } from '../cases/portraits';
import { walk } from '../walk';

walk('portraits', portraitsCases);
