import { z } from 'zod';

/*
 * What people write. Every string of a request is one of these, or has a pattern or format of its own:
 * - a short text (a name, a title) stands among others on one line, so it must not look like nothing, nor turn or hide
 *   what stands beside it;
 * - a long text (a message, an article) is kept as it was typed; what would turn it around is taken out, since whoever
 *   pastes a telephone number does not know that it carries such signs;
 * - an opaque string is compared and never shown: tokens, keys, codes, what devices report.
 */
export type TextKind = 'short' | 'long' | 'opaque';
/** The kind of each such schema, for the test that walks all requests. */
export const textKinds = z.registry<{ kind: TextKind }>();

/** Embeddings, overrides and isolates: they set what follows in another direction. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Signs without width that join nothing: soft hyphen, zero-width space, marks of direction, word joiner and the like. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]/g;
/** Anything that leaves a trace on the screen; letters that are blank by themselves are none. */
const SEEN = /[^\s\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;
const TURNS = new RegExp(TURNING, 'u');
/** Control characters, and halves of characters. */
const BROKEN = /[\p{Cc}\p{Cs}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is kept out
const UNCONTROLLED = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;
const CONTROLLED = 'holds control characters';

const tidied = (text: string) => text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
const isSeen = (text: string) => !text || SEEN.test(text);

/** A text on one line, of any length, in one form however it was typed: see `shortText`. For those with a pattern. */
export const line = () =>
  z
    .string()
    .overwrite(tidied)
    .refine((text) => !BROKEN.test(text), CONTROLLED)
    .refine((text) => !TURNS.test(text), 'holds signs that turn text around')
    .refine(isSeen, 'must hold something that can be seen')
    .register(textKinds, { kind: 'short' });

/**
 * A name, a title: one line of `min` to `max` UTF-16 units once it is in one form (NFC, trimmed, white space as single
 * spaces, signs without width taken out). Refused: control characters, signs that turn text around, and what looks like
 * nothing.
 */
export const shortText = (max: number, min = 1) => line().min(min).max(max).regex(UNCONTROLLED, CONTROLLED);

/**
 * A message, an article: trimmed, and otherwise as it was typed, without signs that turn text around. Refused: control
 * characters other than new line and tab; with `min`, also what looks like nothing.
 */
export const longText = (max: number, min = 1) =>
  z
    .string()
    .overwrite((text) => text.replace(TURNING, '').trim())
    .min(min)
    .max(max)
    .regex(UNCONTROLLED, CONTROLLED)
    .refine((text) => !/\p{Cs}/u.test(text), 'holds half a character')
    .refine(isSeen, 'must hold something that can be seen')
    .register(textKinds, { kind: 'long' });

/** What is searched for: brought into the form that texts are kept in, and never refused for its signs. */
export const searched = (max: number) =>
  z
    .string()
    .overwrite((text) => tidied(text.replace(TURNING, '')))
    .max(max)
    .register(textKinds, { kind: 'opaque' });

/** What is compared, and shown to nobody. */
export const opaque = (max: number, min = 0) =>
  (min ? z.string().min(min) : z.string()).max(max).register(textKinds, { kind: 'opaque' });
