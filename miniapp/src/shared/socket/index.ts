import { createLive, type LiveOptions } from '@wanglai/client';
import { transports } from '@/platform/transports';
import { client } from '../session/client';
import { createStore, useStore } from '../state/store';

export const live = createLive({ client, transports: transports as unknown as LiveOptions['transports'] });

const state = createStore(live.state);
live.onState(state.set);
export const useLiveState = () => useStore(state);
