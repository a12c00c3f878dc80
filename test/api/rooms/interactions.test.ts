import { interactionsCases } from '../cases/interactions';
import { walk } from '../walk';

walk('interactions', interactionsCases);
