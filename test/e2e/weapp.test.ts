import { bootWeapp } from '../support/weapp-host';
import { keepsItsPromises } from './mini-program-promises';

describe('the compiled mini-program for WeChat', () => {
  keepsItsPromises({ type: 'weapp', boot: bootWeapp });
});
