import { cut, type Props } from './bounds';

export type Pages = ReturnType<typeof createPages>;

/** Longest visible stretch that is believed, ms: clocks that can be set jump. */
const MOST_DWELL_MS = 86_400_000;

interface PageSink {
  /** Best a clock that nobody can set. */
  steady(): number;
  /** Whether recording is granted at this moment. */
  granted(): boolean;
  /** Records a view, returns its session. */
  view(page: string, props: Props): string | undefined;
  leave(page: string, props: Props, sessionId: string | undefined): void;
}

/**
 * The page in front of the person. One visible stretch of a page is one `view` and one `leave` with the `dwellMs`
 * of that stretch: hiding the app leaves the page, showing it again views it anew, time in between counts for none.
 */
export function createPages(sink: PageSink) {
  let page = '';
  let shown = false;
  let visible = true;
  let props: Props = {};
  let left = '';
  let stretch = 0;
  let open: { since: number; sessionId: string | undefined } | undefined;
  const exposed = new Set<string>();

  const begin = () => {
    if (open || !shown || !visible || !sink.granted()) return;
    exposed.clear();
    const sessionId = sink.view(page, left && left !== page ? { referrer: left, ...props } : props);
    open = { since: sink.steady(), sessionId };
    stretch++;
  };
  const end = (extra?: Props) => {
    if (!open) return;
    const { since, sessionId } = open;
    open = undefined;
    left = page;
    const dwellMs = Math.min(MOST_DWELL_MS, Math.max(0, Math.round(sink.steady() - since)));
    sink.leave(page, { dwellMs, ...extra }, sessionId);
  };

  return {
    /** The page that is or was last in front; empty before the first. */
    current: () => page,
    /** Which visible stretch is running; undefined between two. */
    stretch: () => (open ? stretch : undefined),

    /** Showing the page that is shown already changes nothing; showing another one leaves it first. */
    shown(next: string, nextProps: Props = {}) {
      const path = cut(next, 512);
      if (shown && path === page) return begin();
      end();
      [page, props, shown] = [path, nextProps, true];
      begin();
    },
    /** Only the page in front can be hidden; late news of another one is ignored. */
    hidden(gone: string, extra?: Props) {
      if (!shown || cut(gone, 512) !== page) return;
      end(extra);
      shown = false;
    },
    appHidden() {
      end();
      visible = false;
    },
    appShown() {
      visible = true;
      begin();
    },
    granted: begin,
    revoked() {
      open = undefined;
      left = '';
      exposed.clear();
    },
    /** True once per view and id. */
    firstExposure(id: string): boolean {
      if (exposed.has(id)) return false;
      exposed.add(id);
      return true;
    },
  };
}
