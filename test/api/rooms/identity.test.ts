import { identityCases } from '../cases/identity';
import { walk } from '../walk';

walk('identity', identityCases);
