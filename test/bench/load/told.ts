import type { ServerEvents } from '@wanglai/contract';
import { io, type Socket } from 'socket.io-client';
import type { Persona } from '../rig/brand';
import { openLoop } from './drive';
import { EVENTS_PER_REQUEST, nights, visit } from './events';
import type { Order, Told } from './orders';
import { Line, prepare } from './wire';

const LEAD_MS = 1_000;
const EVERY_MS = 40;
const PATIENCE_MS = 3_000;

/**
 * People with an open socket each send the one batch that makes them a night owl, one after the other, while others
 * keep the server busy at a constant rate.
 */
export async function prepareTold(order: Extract<Order, { kind: 'told' }>): Promise<() => Promise<Told>> {
  const now = Date.now();
  const sockets = await Promise.all(order.owls.map((owl) => openSocket(order.port, owl)));
  const line = await Line.open(order.port);
  const batches = order.owls.map((owl, i) => prepare(owl.token, nights(i, now, order.contents)));
  const seconds = (LEAD_MS + order.owls.length * EVERY_MS + PATIENCE_MS) / 1_000;
  const background = Array.from(
    { length: Math.ceil((seconds * order.perSecond) / EVENTS_PER_REQUEST) },
    (_, i) => {
      const person = i % order.people.length;
      const events = visit({ person, number: order.run * 1_000 + i, now, contents: order.contents });
      return prepare(order.people[person]!.token, events);
    },
  );

  return async () => {
    const tags: number[] = [];
    const cards: number[] = [];
    const busy = openLoop(order.port, background, {
      perSecond: order.perSecond / EVENTS_PER_REQUEST,
      connections: order.connections,
    });
    await pause(LEAD_MS);
    for (const [i, socket] of sockets.entries()) {
      const sent = performance.now();
      socket.on('tag:assigned', ({ key }) => key === 'night-owl' && tags.push(performance.now() - sent));
      socket.once('card:placed', () => cards.push(performance.now() - sent));
      line.send(batches[i]!, () => {});
      await pause(EVERY_MS);
    }
    const tally = await busy;
    for (const socket of sockets) socket.disconnect();
    line.close();
    return { tags, cards, missing: sockets.length - tags.length, background: tally };
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function openSocket(port: number, { token }: Persona): Promise<Socket<ServerEvents>> {
  return new Promise((resolve, reject) => {
    const socket: Socket<ServerEvents> = io(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      auth: { token },
      forceNew: true,
    });
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}
