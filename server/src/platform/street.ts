import type { Platform, Room } from './room';

/**
 * The street of rooms. Each is built from the platform and from the rooms to its left, which the compiler checks: a
 * room that needs one to its right does not compile.
 */
export class Street<Left extends object> {
  private constructor(
    private readonly platform: Platform,
    private readonly rooms: Room[],
    private readonly left: Left,
    private readonly upTo: string | undefined,
  ) {}

  /** An empty street. With `upTo` it ends after the room of that name, for tests of a room that need nothing to its right. */
  static begin(platform: Omit<Platform, 'house'>, upTo?: string): Street<object> {
    const rooms: Room[] = [];
    return new Street({ ...platform, house: { rooms } }, rooms, {}, upTo);
  }

  /** Builds the next room to the right. */
  and<Name extends string, R extends Room>(
    name: Name,
    create: (platform: Platform, left: Left) => R,
  ): Street<Left & Record<Name, R>> {
    const ended = this.upTo !== undefined && this.upTo in this.left;
    const grown = ended ? this.left : { ...this.left, [name]: this.build(create) };
    return new Street(this.platform, this.rooms, grown as Left & Record<Name, R>, this.upTo);
  }

  private build<R extends Room>(create: (platform: Platform, left: Left) => R): R {
    const room = create(this.platform, this.left);
    this.rooms.push(room);
    return room;
  }

  end(): Left {
    return this.left;
  }
}
