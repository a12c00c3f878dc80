import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongo } from '@wanglai/embedded-mongo';
import { cpuOf } from '../rig/cpu';
import { order } from '../rig/load-process';
import { MOST_MS } from './figure';

export interface RawLimit {
  perSecond: number;
  /** µs of CPU a document: of the engine and of the client that inserts. */
  cpuUs: number;
  engineUs: number;
  documentBytes: number;
}

export interface Raw {
  measure(documents: number): Promise<RawLimit>;
  stop(): Promise<void>;
}

/** A second engine of the same kind, for nothing but bare inserts. */
export async function openRaw(): Promise<Raw> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wanglai-raw-'));
  const engine = await startMongo({ dataDir });
  return {
    async measure(documents) {
      const { report, before } = await order(
        { kind: 'insert', uri: engine.uri, documents, batch: 1_000, inFlight: 2, mostMs: MOST_MS },
        () => cpuOf(engine.pid),
      );
      const engineUs = (cpuOf(engine.pid) - before) / report.documents;
      return {
        perSecond: (report.documents * 1_000) / report.elapsedMs,
        cpuUs: engineUs + report.cpuUs / report.documents,
        engineUs,
        documentBytes: report.documentBytes,
      };
    },
    async stop() {
      await engine.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
