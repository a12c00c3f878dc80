export { gramsOf, gramsToFind } from './search-words';
