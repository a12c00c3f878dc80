import { parseArgs } from 'node:util';

export const USAGE = `npm run replay -- --reader NAME | --list

  --reader  has a reader of the stream make its documents anew from the whole kept stream, in the background, and tells
            how far it is; what is shown stays until that is done
  --list    the readers, and how far each is

The database is found as by npm start: DATA_DIR, or MONGODB_URI and MONGODB_DB.`;

export type Options = { list: true } | { list: false; reader: string };

/** Reads the command line. Throws an error whose message tells what is wrong. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      reader: { type: 'string' },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { reader, list, help } = values;
  if (help) return 'help';
  if (list && reader !== undefined) throw new Error('Either --reader or --list.');
  if (list) return { list };
  if (!reader) throw new Error('--reader must name one; --list shows them.');
  return { list: false, reader };
}
