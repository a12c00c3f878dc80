import { z } from 'zod';
import * as chat from './chat';
import * as content from './content';
import type { ErrorCode } from './errors';
import * as identity from './identity';
import * as interactions from './interactions';
import * as portraits from './portraits';
import { cursor, id, limit, page } from './primitives';

/** Who may knock: nobody in particular, a consumer, any member of staff, or either of both. What they may do is the command's matter. */
export type Door = 'public' | 'person' | 'staff' | 'anyone';

export interface Route {
  summary: string;
  room: string;
  door: Door;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** JSON body; `'image'` for the bytes of a picture. */
  body?: z.ZodType | 'image';
  status: 200 | 201 | 202 | 204;
  reply?: z.ZodType;
  /** `'bytes'`: the reply is a picture. */
  replyKind?: 'bytes';
  /** Codes beyond those of the door and of validation. */
  errors?: readonly ErrorCode[];
  /** What sending the same write again does. */
  again?: string;
  /** Only served when the demo is on. */
  demoOnly?: true;
  headers?: Record<string, string>;
}

const byId = z.strictObject({ id });
const byPurpose = z.strictObject({ purpose: identity.purpose });
const byKey = z.strictObject({ key: z.string().regex(/^[a-z][a-z0-9-]{0,47}$/) });
const paged = z.strictObject(page);
const same = 'The same reply; nothing changes.';

const define = <const T extends Record<string, Route>>(routes: T) => routes;

/** Every HTTP route below /api/v1. The server mounts from this table, the client is typed by it, OpenAPI is made of it. */
export const routes = define({
  'GET /about': {
    room: 'identity',
    door: 'public',
    summary: 'The brand, and whether this is a demo',
    status: 200,
    reply: identity.about,
  },

  'POST /auth/visitor': {
    room: 'identity',
    door: 'public',
    summary: 'Sign in as the visitor of a device',
    body: identity.visitorBody,
    status: 200,
    reply: identity.session,
    again: 'The same person, a new session.',
  },
  'POST /auth/wechat': {
    room: 'identity',
    door: 'public',
    summary: 'Sign in with a WeChat login code; with a visitor token, both become one person',
    body: identity.codeBody,
    status: 200,
    reply: identity.session,
    errors: ['identity.channel-not-configured', 'identity.code-refused', 'identity.channel-unreachable'],
    again: 'A login code works once: identity.code-refused.',
  },
  'POST /auth/alipay': {
    room: 'identity',
    door: 'public',
    summary: 'Sign in with an Alipay auth code; with a visitor token, both become one person',
    body: identity.codeBody,
    status: 200,
    reply: identity.session,
    errors: ['identity.channel-not-configured', 'identity.code-refused', 'identity.channel-unreachable'],
    again: 'An auth code works once: identity.code-refused.',
  },
  'POST /auth/refresh': {
    room: 'identity',
    door: 'public',
    summary: 'Exchange a refresh token for a new session',
    body: identity.refreshBody,
    status: 200,
    reply: identity.session,
    errors: ['auth.invalid-token', 'identity.refresh-reused'],
    again:
      'identity.refresh-reused, and the whole chain is signed out (a repeat within seconds by the same device is forgiven).',
  },
  'POST /auth/staff': {
    room: 'identity',
    door: 'public',
    summary: 'Sign in as staff',
    body: identity.staffBody,
    status: 200,
    reply: identity.session,
    errors: ['identity.wrong-credentials', 'identity.locked'],
    again: 'Another session.',
  },
  'POST /auth/demo': {
    room: 'identity',
    door: 'public',
    demoOnly: true,
    summary: 'Sign in as a demo persona',
    body: identity.demoBody,
    status: 200,
    reply: identity.session,
    again: 'With a name: the same persona. Without: a new one.',
  },
  'POST /auth/logout': {
    room: 'identity',
    door: 'public',
    summary: 'End the session of a refresh token',
    body: identity.refreshBody,
    status: 204,
    again: same,
  },
  'GET /staff': {
    room: 'identity',
    door: 'staff',
    summary: 'Who works here',
    status: 200,
    reply: z.object({ items: z.array(identity.staffSummary) }),
  },

  'GET /me': { room: 'identity', door: 'person', summary: 'Who I am here', status: 200, reply: identity.me },
  'PATCH /me': {
    room: 'identity',
    door: 'person',
    summary: 'Change my name, zone, language or quiet hours',
    body: identity.mePatch,
    status: 200,
    reply: identity.me,
    again: same,
  },
  'DELETE /me': {
    room: 'identity',
    door: 'person',
    summary: 'Erase me and everything kept about me',
    status: 204,
    again: 'auth.invalid-token: the token died with the person.',
  },
  'GET /me/export': {
    room: 'identity',
    door: 'person',
    summary: 'Everything kept about me',
    status: 200,
    reply: identity.personExport,
  },
  'GET /me/consents': {
    room: 'consent',
    door: 'person',
    summary: 'What I have granted, with history',
    status: 200,
    reply: z.array(identity.consent),
  },
  'PUT /me/consents/:purpose': {
    room: 'consent',
    door: 'person',
    summary: 'Grant or withdraw a purpose',
    params: byPurpose,
    body: identity.consentBody,
    status: 200,
    reply: identity.consent,
    again: same,
  },
  'GET /me/portrait': {
    room: 'portraits',
    door: 'person',
    summary: 'What is known of me',
    status: 200,
    reply: portraits.portrait,
    errors: ['consent.not-granted'],
  },
  'GET /me/tags': {
    room: 'portraits',
    door: 'person',
    summary: 'My tags, with proof',
    status: 200,
    reply: z.array(portraits.tag),
  },
  'PATCH /me/tags/:key': {
    room: 'portraits',
    door: 'person',
    summary: 'Hide or dispute a tag',
    params: byKey,
    body: portraits.tagPatch,
    status: 200,
    reply: portraits.tag,
    errors: ['tag.not-found'],
    again: same,
  },
  'GET /me/pushes': {
    room: 'outreach',
    door: 'person',
    summary: 'What was pushed to me after a cursor, oldest first',
    query: z.strictObject({ after: cursor.optional(), limit: limit() }),
    status: 200,
    reply: content.pushPage,
  },
  'GET /me/favourites': {
    room: 'content',
    door: 'person',
    summary: 'What I have kept',
    query: paged,
    status: 200,
    reply: z.object({ items: z.array(content.card), nextCursor: z.string().nullable() }),
  },

  'POST /interactions': {
    room: 'interactions',
    door: 'person',
    summary: 'Record interactions; 202 means stored for good',
    body: interactions.recordRequest,
    status: 202,
    reply: interactions.recordReply,
    errors: ['request.too-large', 'request.unsupported'],
    again: 'Each known id counts as a duplicate.',
    headers: { 'Content-Encoding': 'gzip is taken' },
  },
  'GET /insights/live': {
    room: 'insights',
    door: 'staff',
    summary: 'What happens now: the last facts and the last hour by minute',
    status: 200,
    reply: interactions.liveView,
  },

  'GET /people': {
    room: 'portraits',
    door: 'staff',
    summary: 'People, last seen first',
    query: z.strictObject({
      ...page,
      q: z.string().trim().max(40).optional(),
      tag: z.string().max(48).optional(),
    }),
    status: 200,
    reply: portraits.personPage,
  },
  'GET /people/:id': {
    room: 'identity',
    door: 'staff',
    summary: 'One person',
    params: byId,
    status: 200,
    reply: identity.me,
    errors: ['person.not-found'],
  },
  'GET /people/:id/portrait': {
    room: 'portraits',
    door: 'staff',
    summary: "A person's portrait",
    params: byId,
    status: 200,
    reply: portraits.portrait,
    errors: ['person.not-found', 'consent.not-granted'],
  },
  'GET /people/:id/interactions': {
    room: 'interactions',
    door: 'staff',
    summary: "A person's timeline, newest first",
    params: byId,
    query: paged,
    status: 200,
    reply: interactions.factPage,
    errors: ['person.not-found'],
  },
  'GET /people/:id/consents': {
    room: 'consent',
    door: 'staff',
    summary: "A person's grants, with history",
    params: byId,
    status: 200,
    reply: z.array(identity.consent),
    errors: ['person.not-found'],
  },
  'POST /people/:id/rebuild': {
    room: 'portraits',
    door: 'staff',
    summary: "Make a person's portrait anew from the stream (admin)",
    params: byId,
    status: 200,
    reply: portraits.rebuildReply,
    errors: ['person.not-found', 'consent.not-granted'],
    again: same,
  },
  'POST /people/:id/split': {
    room: 'identity',
    door: 'staff',
    summary: 'Undo a merge (admin)',
    params: byId,
    body: z.strictObject({ sourceId: id }),
    status: 200,
    reply: identity.me,
    errors: ['person.not-found', 'identity.not-merged'],
    again: 'identity.not-merged; nothing changes.',
  },
  'GET /tag-rules': {
    room: 'portraits',
    door: 'staff',
    summary: 'The rules that tags come from',
    status: 200,
    reply: z.object({ items: z.array(portraits.tagRule) }),
  },

  'GET /topics': {
    room: 'content',
    door: 'public',
    summary: 'Topics that contents are about',
    status: 200,
    reply: z.object({ items: z.array(content.topic) }),
  },
  'GET /contents': {
    room: 'content',
    door: 'anyone',
    summary: 'Contents: published ones for consumers, all for operators',
    query: content.contentQuery,
    status: 200,
    reply: content.contentPage,
  },
  'POST /contents': {
    room: 'content',
    door: 'staff',
    summary: 'Write a content (operator)',
    body: content.contentBody,
    status: 201,
    reply: content.content,
    errors: ['content.unknown-topic'],
    again: 'With the same Idempotency-Key: the same draft.',
    headers: { 'Idempotency-Key': 'optional, 8 to 64 characters' },
  },
  'POST /contents/preview': {
    room: 'content',
    door: 'staff',
    summary: 'See Markdown as readers will (operator)',
    body: content.previewBody,
    status: 200,
    reply: content.previewReply,
    again: same,
  },
  'GET /contents/:id': {
    room: 'content',
    door: 'anyone',
    summary: 'One content',
    params: byId,
    status: 200,
    reply: content.content,
    errors: ['content.not-found'],
  },
  'PUT /contents/:id': {
    room: 'content',
    door: 'staff',
    summary: 'Rewrite a content (operator)',
    params: byId,
    body: content.contentBody,
    status: 200,
    reply: content.content,
    errors: ['content.not-found', 'content.unknown-topic'],
    again: same,
  },
  'POST /contents/:id/publish': {
    room: 'content',
    door: 'staff',
    summary: 'Publish (operator)',
    params: byId,
    status: 200,
    reply: content.content,
    errors: ['content.not-found'],
    again: same,
  },
  'POST /contents/:id/withdraw': {
    room: 'content',
    door: 'staff',
    summary: 'Withdraw from readers (operator)',
    params: byId,
    status: 200,
    reply: content.content,
    errors: ['content.not-found', 'content.wrong-state'],
    again: same,
  },
  'PUT /contents/:id/like': {
    room: 'content',
    door: 'person',
    summary: 'Like',
    params: byId,
    status: 200,
    reply: content.mark,
    errors: ['content.not-found'],
    again: same,
  },
  'DELETE /contents/:id/like': {
    room: 'content',
    door: 'person',
    summary: 'Take a like back',
    params: byId,
    status: 200,
    reply: content.mark,
    errors: ['content.not-found'],
    again: same,
  },
  'PUT /contents/:id/favourite': {
    room: 'content',
    door: 'person',
    summary: 'Keep',
    params: byId,
    status: 200,
    reply: content.mark,
    errors: ['content.not-found'],
    again: same,
  },
  'DELETE /contents/:id/favourite': {
    room: 'content',
    door: 'person',
    summary: 'Keep no more',
    params: byId,
    status: 200,
    reply: content.mark,
    errors: ['content.not-found'],
    again: same,
  },
  'PUT /contents/:id/progress': {
    room: 'content',
    door: 'person',
    summary: 'How far I have read; never falls',
    params: byId,
    body: content.progressBody,
    status: 200,
    reply: content.progressReply,
    errors: ['content.not-found'],
    again: same,
  },
  'GET /feed': {
    room: 'feed',
    door: 'person',
    summary: 'Cards for me, each with its reason',
    query: content.feedQuery,
    status: 200,
    reply: content.feedPage,
  },

  'POST /media': {
    room: 'content',
    door: 'anyone',
    summary: 'Upload a picture (PNG, JPEG, GIF, WebP)',
    body: 'image',
    status: 201,
    reply: chat.media,
    errors: ['request.too-large', 'media.not-an-image'],
    again: 'The same picture of the same owner has one address.',
  },
  'GET /media/:id': {
    room: 'content',
    door: 'public',
    summary: 'A picture',
    params: z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/) }),
    status: 200,
    replyKind: 'bytes',
    errors: ['media.not-found'],
  },

  'POST /conversations': {
    room: 'chat',
    door: 'person',
    summary: 'My open service conversation, begun if there is none',
    body: chat.conversationBody,
    status: 200,
    reply: chat.conversation,
    again: 'The same conversation.',
  },
  'GET /conversations': {
    room: 'chat',
    door: 'anyone',
    summary: 'My conversations; for agents the inbox',
    query: chat.conversationQuery,
    status: 200,
    reply: chat.conversationPage,
  },
  'GET /conversations/:id': {
    room: 'chat',
    door: 'anyone',
    summary: 'One conversation',
    params: byId,
    status: 200,
    reply: chat.conversation,
    errors: ['conversation.not-found'],
  },
  'GET /conversations/:id/messages': {
    room: 'chat',
    door: 'anyone',
    summary: 'Messages of a conversation',
    params: byId,
    query: chat.messageQuery,
    status: 200,
    reply: chat.messagePage,
    errors: ['conversation.not-found'],
  },
  'POST /conversations/:id/messages': {
    room: 'chat',
    door: 'anyone',
    summary: 'Send a message',
    params: byId,
    body: chat.sendBody,
    status: 201,
    reply: chat.message,
    errors: ['conversation.not-found', 'conversation.closed', 'media.not-found'],
    again: 'The message that was sent the first time.',
  },
  'PUT /conversations/:id/read': {
    room: 'chat',
    door: 'anyone',
    summary: 'I have read up to here',
    params: byId,
    body: chat.readBody,
    status: 200,
    reply: chat.readReply,
    errors: ['conversation.not-found'],
    again: same,
  },
  'PUT /conversations/:id/assignee': {
    room: 'chat',
    door: 'staff',
    summary: 'Give a conversation to an agent (agent)',
    params: byId,
    body: chat.assigneeBody,
    status: 200,
    reply: chat.conversation,
    errors: ['conversation.not-found', 'staff.not-found'],
    again: same,
  },
  'POST /conversations/:id/close': {
    room: 'chat',
    door: 'staff',
    summary: 'Close a conversation (agent)',
    params: byId,
    status: 200,
    reply: chat.conversation,
    errors: ['conversation.not-found'],
    again: same,
  },
});

export type Routes = typeof routes;
export type RouteKey = keyof Routes;

type Shape<R extends RouteKey, F extends string, Else> =
  Routes[R] extends Record<F, infer T extends z.ZodType> ? T : Else;
type Out<T> = T extends z.ZodType ? z.output<T> : undefined;
type In<T> = T extends z.ZodType ? z.input<T> : undefined;
/** What a handler of a route is given, and what it must return. */
export type ParamsOf<R extends RouteKey> = Out<Shape<R, 'params', undefined>>;
export type QueryOf<R extends RouteKey> = Out<Shape<R, 'query', undefined>>;
export type BodyOf<R extends RouteKey> = Routes[R] extends { body: 'image' }
  ? Uint8Array
  : Out<Shape<R, 'body', undefined>>;
export type ReplyOf<R extends RouteKey> = Routes[R] extends { replyKind: 'bytes' }
  ? Uint8Array
  : Out<Shape<R, 'reply', undefined>>;
/** What a caller of a route sends. */
export type ParamsIn<R extends RouteKey> = In<Shape<R, 'params', undefined>>;
export type QueryIn<R extends RouteKey> = In<Shape<R, 'query', undefined>>;
export type BodyIn<R extends RouteKey> = Routes[R] extends { body: 'image' }
  ? Uint8Array | ArrayBuffer | Blob
  : In<Shape<R, 'body', undefined>>;
