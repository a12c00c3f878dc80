import type { Client } from '@wanglai/client';

/** Where a screen lies, and a selector of what stands on it once it is complete. `:name` in a path is what a set-up made. */
export type Screens = Readonly<Record<string, readonly [path: string, mark: string]>>;

/** What a room has to be looked at, in the mini-program's H5 and in the console. */
export interface RoomScreens {
  app?: Screens;
  console?: Screens;
  /** Gives the consumer enough of a past in the room that none of its screens stands empty. */
  setUp?(scene: Scene): Promise<SetUp>;
}

export interface SetUp {
  /** What paths of any room name. */
  made?: Readonly<Record<string, string>>;
  /** Words of the brand and of people, which stay as they are in English. */
  words?: readonly string[];
}

/** Somebody whose screens are looked at, in a house of the demo brand. */
export interface Scene {
  consumer: Client;
  staff(role: 'operator' | 'agent' | 'admin'): Promise<Client>;
}
