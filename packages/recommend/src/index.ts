export { Affinities, type Deed, type Fitting, type Step } from './affinities';
