export type { ContentPiece } from './content-piece';
export { picturesOf } from './pictures-of';
export { contents } from './pieces';
