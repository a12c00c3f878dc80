import type { Host } from './platform';

export type Options = Record<string, unknown> & {
  success?(reply: object): void;
  fail?(error: object): void;
  complete?(reply: object): void;
};

/** How a platform words what came of a call. */
export interface Wording {
  done(name: string): object;
  failed(name: string, why: string): object;
}

/** Answers to calls of a platform's interfaces, which come later, as all of theirs do. */
export function createAnswers({ timers, calls }: Host, wording: Wording) {
  const later = (options: Options | undefined, outcome: 'success' | 'fail', answer: object) => {
    timers.setTimeout(() => {
      options?.[outcome]?.(answer);
      options?.complete?.(answer);
    });
  };
  const done = (options: Options | undefined, name: string, reply: object = {}) =>
    later(options, 'success', { ...reply, ...wording.done(name) });
  const failed = (options: Options | undefined, name: string, why: string) =>
    later(options, 'fail', wording.failed(name, why));
  return {
    done,
    failed,
    /** An interface of which only the call is kept. */
    noted: (name: string) => (options?: Options) => {
      calls.push({ name, options });
      done(options, name);
    },
    /** An interface that goes to a page. */
    route: (name: string, go: (url: string) => void) => (options: Options) => {
      try {
        go(String(options['url'] ?? ''));
        done(options, name);
      } catch (error) {
        failed(options, name, (error as Error).message);
      }
    },
  };
}
