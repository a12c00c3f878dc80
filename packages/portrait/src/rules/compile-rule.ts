import type { Features } from '../features';
import { dateOf } from '../local-time';
import { readerOf, unitOf } from './feature-path';
import {
  type Condition,
  type Confidence,
  DATE_LISTS,
  type EvidenceFact,
  type TagRule,
  type Words,
} from './rule';

type Test = (features: Features) => boolean;
type Measure = (features: Features) => number;
type Write = (features: Features) => string;

export interface CompiledRule {
  holds: Test;
  confidence: Measure;
  text: (features: Features) => Words;
  facts: (features: Features) => EvidenceFact[];
}

function compileCondition(condition: Condition): Test {
  if ('all' in condition) {
    const tests = condition.all.map(compileCondition);
    return (features) => tests.every((test) => test(features));
  }
  if ('any' in condition) {
    const tests = condition.any.map(compileCondition);
    return (features) => tests.some((test) => test(features));
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not);
    return (features) => !test(features);
  }
  const read = readerOf(condition.feature);
  const value = condition.value;
  switch (condition.is) {
    case '>=':
      return (features) => read(features) >= value;
    case '>':
      return (features) => read(features) > value;
    case '<=':
      return (features) => read(features) <= value;
    case '<':
      return (features) => read(features) < value;
    case '=':
      return (features) => read(features) === value;
  }
}

/** Φ by Abramowitz & Stegun 26.2.17 (error below 7.5e-8). */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const upper = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? 1 - upper : upper;
}

function compileConfidence(confidence: Confidence): Measure {
  if (confidence.kind === 'weakest') {
    const parts = confidence.of.map(compileConfidence);
    return (features) => Math.min(...parts.map((part) => part(features)));
  }
  const read = readerOf(confidence.feature);
  const threshold = confidence.threshold;
  if (confidence.kind === 'margin') {
    return (features) => 1 / (1 + Math.exp((threshold - read(features)) / confidence.scale));
  }
  const trials = readerOf(confidence.trials);
  const variance = threshold * (1 - threshold);
  return (features) => normalCdf((read(features) - threshold) * Math.sqrt(trials(features) / variance));
}

export const PLACEHOLDER = /\{([^{}]*?)(%?)\}/g;

function compileText(template: string): Write {
  const parts: (string | Write)[] = [];
  let end = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const read = readerOf(match[1]!);
    parts.push(template.slice(end, match.index));
    parts.push(
      match[2]
        ? (features) => `${Math.round(read(features) * 100)}%`
        : (features) => String(Math.round(read(features) * 10) / 10),
    );
    end = match.index + match[0].length;
  }
  parts.push(template.slice(end));
  return (features) => parts.map((part) => (typeof part === 'string' ? part : part(features))).join('');
}

function compileFact(name: string): (features: Features) => EvidenceFact {
  if (name === DATE_LISTS[0]) {
    return (features) => ({ name, value: features.nights.map(dateOf), unit: 'date' });
  }
  if (name === DATE_LISTS[1]) {
    return (features) => ({ name, value: features.sleepless.map(dateOf), unit: 'date' });
  }
  const read = readerOf(name);
  const unit = unitOf(name);
  return (features) => ({ name, value: Math.round(read(features) * 1_000) / 1_000, unit });
}

function compile(rule: TagRule): CompiledRule {
  const confidence = compileConfidence(rule.confidence);
  const zh = compileText(rule.evidence.text.zh);
  const en = compileText(rule.evidence.text.en);
  const facts = rule.evidence.facts.map(compileFact);
  return {
    holds: compileCondition(rule.when),
    // A habit is never certain.
    confidence: (features) => Math.min(0.99, Math.round(confidence(features) * 100) / 100),
    text: (features) => ({ zh: zh(features), en: en(features) }),
    facts: (features) => facts.map((fact) => fact(features)),
  };
}

const compiled = new WeakMap<TagRule, CompiledRule>();

/**
 * Closures of a rule, made once per rule object: rules are not to be changed in place. Throws TypeError for a rule
 * that {@link checkRule} would refuse.
 */
export function compiledRule(rule: TagRule): CompiledRule {
  let found = compiled.get(rule);
  if (!found) {
    found = compile(rule);
    compiled.set(rule, found);
  }
  return found;
}
