import * as exported from './rooms';

export type { Ack } from './ack';

/** What the server tells a device: hints, each with a route to ask for what was missed. A line for each room that tells. */
export interface ServerEvents
  extends exported.IdentityServerEvents,
    exported.NoticesServerEvents,
    exported.ChatServerEvents,
    exported.OutreachServerEvents,
    exported.InsightsServerEvents {}

/** What a device tells the server; each is answered with an `Ack`. A line for each room that listens. */
export interface ClientEvents
  extends exported.InteractionsClientEvents,
    exported.ChatClientEvents,
    exported.InsightsClientEvents {}

/** Schemas of the bodies of `ClientEvents`. */
export const clientMessages = {
  ...exported.interactionsMessages,
  ...exported.chatMessages,
  ...exported.insightsMessages,
} as const satisfies Record<keyof ClientEvents, unknown>;
