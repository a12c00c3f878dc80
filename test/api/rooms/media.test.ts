import { mediaCases } from '../cases/media';
import { walk } from '../walk';

walk('media', mediaCases);
