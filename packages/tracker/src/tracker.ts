import {
  CLIENT_EVENT_TYPES,
  type ClientEventType,
  CUSTOM_EVENT_PATTERN,
  type Interaction,
  type Target,
} from '@wanglai/contract/names';
import { boundProps, boundTarget, cut, type Props } from './bounds';
import { createPages } from './pages';
import { type EntryOptions, type TrackerConfig, withDefaults } from './ports';
import { createQueue } from './queue';
import { createSender } from './sender';
import { createSession, fraction, type ShareChain } from './session';
import { createUuid } from './uuid';

/** Changed events reach storage so long after the first of them, ms; hiding the app writes at once. */
const SAVE_MS = 400;

/** Every method is safe to call at any time and never throws; without the grant none of them keeps anything. */
export interface Tracker {
  /**
   * The app was opened; counts once. A share chain in `query` is stamped as `shareFrom`, `shareId`, `shareDepth`.
   * Until the first page is shown, `page` stands for it.
   */
  launch(entry?: EntryOptions): void;
  /** The app came to the front. A share chain not seen in this session is stamped as by `launch`. */
  show(entry?: EntryOptions): void;
  /** The app goes to the back: leaves the page, writes the queue and sends what it can. */
  hide(): void;
  /** `page` is the route path with its query; `props` go onto its `view`. */
  pageShown(page: string, props?: Props): void;
  /** `props` go onto the `leave`; a `dwellMs` among them replaces the measured one. */
  pageHidden(page: string, props?: Props): void;
  tap(target: Target, props?: Props): void;
  /** A marked thing was seen; counted once per view of a page and target id. */
  exposed(target: Target, props?: Props): void;
  /** Which visible stretch of a page is running, by number; undefined when none is, or it is not recorded. */
  stretch(): number | undefined;
  /** Records the share and returns what the shared path must carry; nothing without the grant. */
  share(props?: Props, target?: Target): ShareChain | Record<string, never>;
  /** Any other event. Returns its id, `undefined` when it was not recorded. */
  record(type: ClientEventType, detail?: { target?: Target; props?: Props }): string | undefined;
  setConsent(granted: boolean): void;
  /** Who the person is, once known: share chains then carry this id. Not kept in storage. */
  identify(personId: string | undefined): void;
  /** This device's own id for `POST /auth/visitor`, made at the grant; `undefined` without one. */
  visitorId(): string | undefined;
  /** Sends what waits; settles when it is sent or has to wait longer. */
  flush(): Promise<void>;
  /** The network is back: try again now. */
  online(): void;
}

/** Builds a tracker; see `TrackerConfig` for what it asks of its surroundings. It acts when `consent` allows. */
export function createTracker(config: TrackerConfig): Tracker {
  const host = withDefaults(config);
  const { storage, prefix, calm } = host;
  const visitorKey = `${prefix}.visitor`;
  const newId = createUuid(host.now, host.random);
  const queue = createQueue(host);
  const session = createSession(host, newId);
  let granted = false;
  /** The host has said that the app was opened, and at which page; and that has been recorded. */
  let opened = false;
  let openedAt = '';
  let launched = false;
  let visitor: string | undefined;
  let person: string | undefined;
  let saving: unknown;

  const save = () => {
    if (saving !== undefined) host.clearTimeout(saving);
    saving = undefined;
    session.persist();
    queue.persist();
  };
  const saveSoon = () => {
    saving ??= host.setTimeout(save, SAVE_MS);
  };
  const sender = createSender(host, queue, saveSoon, () => {
    withdraw();
    calm(() => host.onConsentLost?.());
  });

  const known = (type: string) =>
    (CLIENT_EVENT_TYPES as readonly string[]).includes(type) || CUSTOM_EVENT_PATTERN.test(type);

  /** Stamps, bounds and queues one event. The tracker's own props come first, so that no bound cuts them off. */
  const record = (
    type: ClientEventType,
    page: string,
    target?: Target,
    props: Props = {},
    own: Props = {},
    ownSession?: string,
  ): string | undefined => {
    if (!granted || !known(type)) return undefined;
    const sessionId = session.idFor(ownSession);
    const rate = host.sample?.[type] ?? 1;
    if (rate < 1) {
      if (fraction(sessionId) >= rate) return undefined;
      own.sample = rate;
    }
    const at = new Date(host.clock()).toISOString();
    const dropped = queue.takeDropped();
    if (dropped) own.dropped = dropped;
    const event: Interaction = { id: newId(), type, at, sessionId, page: cut(page || '/', 512) };
    const bounded = boundTarget(target);
    if (bounded) event.target = bounded;
    const allProps = boundProps({ ...own, ...props, ...own });
    if (allProps) event.props = allProps;
    queue.add(event);
    saveSoon();
    sender.offered();
    return event.id;
  };
  const here = (type: ClientEventType, target?: Target, props?: Props, own?: Props) =>
    record(type, pages.current() || openedAt, target, props, own);

  const pages = createPages({
    steady: host.steady,
    granted: () => granted,
    view(page, props) {
      record('view', page, undefined, props);
      return session.idFor();
    },
    leave(page, { dwellMs, ...props }, sessionId) {
      record('leave', page, undefined, props, { dwellMs }, sessionId);
    },
  });

  const enter = (type: 'launch' | 'show', entry: EntryOptions = {}) => {
    if (!granted) return;
    const chain = session.arrive(entry.query);
    const stamp = chain && (type === 'launch' || chain.fresh) ? chain.stamp : {};
    record(type, entry.page || pages.current() || openedAt, undefined, entry.props, stamp);
  };
  const launch = (entry?: EntryOptions) => {
    opened = true;
    openedAt = entry?.page || openedAt;
    if (launched) return;
    launched = granted;
    enter('launch', entry);
  };

  const grant = () => {
    granted = true;
    session.open();
    queue.open();
    visitor = storage.get(visitorKey) || newId();
    storage.set(visitorKey, visitor);
    // A grant that is remembered is known before the host says that the app was opened; it will.
    const entry = opened && !launched ? calm(() => host.entry?.()) : undefined;
    if (entry) launch(entry);
    pages.granted();
    if (queue.length()) sender.offered();
  };
  const withdraw = () => {
    granted = false;
    sender.stop();
    if (saving !== undefined) host.clearTimeout(saving);
    saving = visitor = undefined;
    pages.revoked();
    queue.clear();
    session.clear();
    storage.remove(visitorKey);
  };

  const tracker: Tracker = {
    launch: (entry) => calm(() => launch(entry)),
    show: (entry) =>
      calm(() => {
        enter('show', entry);
        pages.appShown();
      }),
    hide: () =>
      calm(() => {
        pages.appHidden();
        if (!granted) return;
        here('hide');
        save();
        void sender.flush(true);
      }),
    pageShown: (page, props) => calm(() => pages.shown(page, props)),
    pageHidden: (page, props) => calm(() => pages.hidden(page, props)),
    tap: (target, props) => calm(() => here('click', target, props)),
    exposed: (target, props) =>
      calm(() => {
        if (granted && pages.firstExposure(`${target.type}:${target.id}`)) here('exposure', target, props);
      }),
    stretch: pages.stretch,
    share: (props, target) =>
      calm((): ShareChain | undefined => {
        if (!granted) return undefined;
        const depth = session.depth() + 1;
        const id = here('share', target, props, { shareDepth: depth });
        return id ? { wl_from: person ?? visitor ?? '', wl_share: id, wl_depth: String(depth) } : undefined;
      }) ?? {},
    record: (type, { target, props } = {}) => calm(() => here(type, target, props)),
    setConsent: (decision) =>
      calm(() => {
        if (!decision) withdraw();
        else if (!granted) grant();
      }),
    identify(personId) {
      person = personId;
    },
    visitorId: () => visitor,
    flush: () => (granted ? sender.flush() : Promise.resolve()),
    online: () => calm(() => void (granted && sender.flush())),
  };
  if (config.consent !== undefined) tracker.setConsent(config.consent);
  calm(() => host.onOnline?.(tracker.online));
  return tracker;
}
