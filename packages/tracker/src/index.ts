export { pagePath, withChain } from './adapters/chain';
export {
  describeExposed,
  describeNode,
  type IsControl,
  isControl,
  type TrackedNode,
} from './adapters/describe';
export { type DomOptions, instrumentDom } from './adapters/dom';
export { EXPOSURE, type ExposureTimers, watchExposures } from './adapters/exposures';
export {
  type AutoTrack,
  type AutoTrackOptions,
  createAutoTrack,
  type NativeTap,
} from './adapters/mini-program';
export type { Props } from './bounds';
export type {
  Batch,
  EntryOptions,
  RejectedEvent,
  SendReply,
  StoragePort,
  TrackerConfig,
  TrackerPorts,
  TrackerSettings,
} from './ports';
export type { ShareChain } from './session';
export { createTracker, type Tracker } from './tracker';
