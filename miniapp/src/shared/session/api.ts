import { ApiError, type Client } from '@wanglai/client';
import { arrive } from './arrive';
import { client } from './client';

/** Calls a route as whoever is in front of the app; waits for the privacy sheet and signs a visitor in first. */
export const call: Client['call'] = async (route, ...input) => {
  await arrive();
  try {
    return await client.call(route, ...input);
  } catch (error) {
    // The session died for good (erased elsewhere, signed out by reuse): begin again as a visitor, once.
    if (!(error instanceof ApiError) || error.status !== 401 || client.session.current) throw error;
    await arrive();
    return client.call(route, ...input);
  }
};
