import { PLACEHOLDER } from './compile-rule';
import { isFeaturePath } from './feature-path';
import { COMPARISONS, DATE_LISTS } from './rule';

/** Conditions and confidences of one rule together. */
const MAX_NODES = 64;
const MAX_DEPTH = 8;
const MAX_TEXT = 300;
const MAX_FACTS = 12;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

class Inspection {
  readonly problems: string[] = [];
  private nodes = 0;

  report(path: string, problem: string): void {
    this.problems.push(`${path}: ${problem}`);
  }

  feature(path: string, value: unknown): void {
    if (!isFeaturePath(value)) {
      this.report(
        path,
        typeof value === 'string' ? `unknown feature ${value.slice(0, 64)}` : 'must name a feature',
      );
    }
  }

  fields(path: string, value: unknown, names: readonly string[]): value is Fields {
    if (!isFields(value)) {
      this.report(path, 'must be an object');
      return false;
    }
    for (const name of Object.keys(value)) {
      if (!names.includes(name)) this.report(`${path}.${name}`, 'is not known');
    }
    return true;
  }

  words(path: string, value: unknown, placeholders: boolean): void {
    if (!this.fields(path, value, ['zh', 'en'])) return;
    for (const language of ['zh', 'en']) {
      const text = value[language];
      if (typeof text !== 'string' || text.trim() === '' || text.length > MAX_TEXT) {
        this.report(`${path}.${language}`, `must be a text of 1 to ${MAX_TEXT} characters`);
      } else if (placeholders) {
        for (const match of text.matchAll(PLACEHOLDER)) this.feature(`${path}.${language}`, match[1]);
      }
    }
  }

  list(path: string, value: unknown, visit: (path: string, one: unknown) => void): void {
    if (!Array.isArray(value) || value.length === 0) {
      this.report(path, 'must be a list with at least one entry');
      return;
    }
    if (value.length > MAX_NODES) this.report(path, `must have at most ${MAX_NODES} entries`);
    else for (const [i, one] of value.entries()) visit(`${path}.${i}`, one);
  }

  private tooLarge(path: string, depth: number): boolean {
    this.nodes++;
    if (this.nodes <= MAX_NODES && depth <= MAX_DEPTH) return false;
    // Said once: whatever comes after the first excess is not looked at.
    if (this.nodes <= MAX_NODES + 1)
      this.report(path, `at most ${MAX_NODES} parts, nested ${MAX_DEPTH} deep`);
    return true;
  }

  condition(path: string, value: unknown, depth: number): void {
    if (this.tooLarge(path, depth)) return;
    const inner = (at: string, one: unknown) => this.condition(at, one, depth + 1);
    if (isFields(value) && 'all' in value) {
      this.fields(path, value, ['all']);
      this.list(`${path}.all`, value['all'], inner);
    } else if (isFields(value) && 'any' in value) {
      this.fields(path, value, ['any']);
      this.list(`${path}.any`, value['any'], inner);
    } else if (isFields(value) && 'not' in value) {
      this.fields(path, value, ['not']);
      inner(`${path}.not`, value['not']);
    } else if (this.fields(path, value, ['feature', 'is', 'value'])) {
      this.feature(`${path}.feature`, value['feature']);
      if (!COMPARISONS.some((one) => one === value['is'])) {
        this.report(`${path}.is`, `must be one of ${COMPARISONS.join(' ')}`);
      }
      if (!isNumber(value['value'])) this.report(`${path}.value`, 'must be a number');
    }
  }

  confidence(path: string, value: unknown, depth: number): void {
    if (this.tooLarge(path, depth)) return;
    if (!isFields(value)) {
      this.report(path, 'must be an object');
    } else if (value['kind'] === 'weakest') {
      this.fields(path, value, ['kind', 'of']);
      this.list(`${path}.of`, value['of'], (at, one) => this.confidence(at, one, depth + 1));
    } else if (value['kind'] === 'margin') {
      this.fields(path, value, ['kind', 'feature', 'threshold', 'scale']);
      this.feature(`${path}.feature`, value['feature']);
      if (!isNumber(value['threshold'])) this.report(`${path}.threshold`, 'must be a number');
      if (!isNumber(value['scale']) || value['scale'] <= 0) this.report(`${path}.scale`, 'must be above 0');
    } else if (value['kind'] === 'share') {
      this.fields(path, value, ['kind', 'feature', 'threshold', 'trials']);
      this.feature(`${path}.feature`, value['feature']);
      this.feature(`${path}.trials`, value['trials']);
      const threshold = value['threshold'];
      if (!isNumber(threshold) || threshold <= 0 || threshold >= 1) {
        this.report(`${path}.threshold`, 'must lie between 0 and 1');
      }
    } else {
      this.report(`${path}.kind`, 'must be margin, share or weakest');
    }
  }

  evidence(path: string, value: unknown): void {
    if (!this.fields(path, value, ['text', 'facts'])) return;
    this.words(`${path}.text`, value['text'], true);
    const facts = value['facts'];
    if (!Array.isArray(facts) || facts.length > MAX_FACTS) {
      this.report(`${path}.facts`, `must be a list of at most ${MAX_FACTS}`);
      return;
    }
    facts.forEach((name, i) => {
      if (!DATE_LISTS.some((one) => one === name)) this.feature(`${path}.facts.${i}`, name);
    });
  }
}

/** What is wrong with a rule from outside, as `path: problem`; empty when it may be stored and assigned. */
export function checkRule(rule: unknown): string[] {
  const inspection = new Inspection();
  const names = ['key', 'label', 'sensitive', 'when', 'confidence', 'evidence'];
  if (inspection.fields('rule', rule, names)) {
    if (typeof rule['key'] !== 'string' || !/^[a-z][a-z0-9-]{1,47}$/.test(rule['key'])) {
      inspection.report('key', 'must be kebab-case, 2 to 48 characters');
    }
    inspection.words('label', rule['label'], false);
    if (typeof rule['sensitive'] !== 'boolean') inspection.report('sensitive', 'must be true or false');
    inspection.condition('when', rule['when'], 1);
    inspection.confidence('confidence', rule['confidence'], 1);
    inspection.evidence('evidence', rule['evidence']);
  }
  return inspection.problems;
}
