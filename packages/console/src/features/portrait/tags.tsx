import type { Tag } from '@wanglai/contract';
import { usePreferences } from '../../shared/preferences';
import { featureInWords, featureWords, isShare } from '../../shared/tag-features';
import { date } from '../../shared/time';
import { Icon } from '../../shared/ui/icon';
import { Panel } from '../../shared/ui/panel';
import { Nothing } from '../../shared/ui/states';
import { useTopics } from '../../shared/use-topics';
import { useWords } from '../../shared/words';
import css from './tags.module.css';
import { words } from './words';

/** Tags with what earned them. What the person hides or disputes is marked, so that staff respect it. */
export function Tags({ tags }: { tags: readonly Tag[] }) {
  const t = useWords(words);
  return (
    <Panel title={t.tags} sentence={t.tagsSentence}>
      {tags.length === 0 ? (
        <Nothing icon="tag" title={t.noTags} text={t.noTagsText} />
      ) : (
        <ul className={css.tags}>
          {tags.map((tag) => (
            <TagWithProof key={tag.key} tag={tag} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function TagWithProof({ tag }: { tag: Tag }) {
  const t = useWords(words);
  const features = useWords(featureWords);
  const { topicLabel } = useTopics();
  const { locale } = usePreferences();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const say = (fact: Tag['evidence']['facts'][number]) =>
    typeof fact.value === 'number'
      ? isShare(fact.name)
        ? percent.format(fact.value)
        : fact.value.toLocaleString(locale, { maximumFractionDigits: 1 })
      : String(fact.value ?? '');
  return (
    <li className={css.tag} data-hidden={tag.hidden}>
      <div className={css.head}>
        <strong>{tag.label}</strong>
        {tag.sensitive && <Mark icon="shield" text={t.sensitive} />}
        {tag.hidden && <Mark icon="eye-off" text={t.hidden} />}
        {tag.disputed && <Mark icon="thumbs-down" text={t.disputed} />}
        <span className={css.since}>{t.tagSince(date(tag.since, locale))}</span>
      </div>
      <p className={css.proof}>{tag.evidence.text}</p>
      <div className={css.sure}>
        <span className={css.track}>
          <span style={{ width: `${tag.confidence * 100}%` }} />
        </span>
        {t.confidence(percent.format(tag.confidence))}
      </div>
      {tag.evidence.facts.length > 0 && (
        <details className={css.basis}>
          <summary>{t.basis}</summary>
          <dl>
            {tag.evidence.facts.map((fact) => (
              <div key={fact.name}>
                <dt>{featureInWords(fact.name, features, topicLabel)}</dt>
                <dd>{say(fact)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}

function Mark({ icon, text }: { icon: 'shield' | 'eye-off' | 'thumbs-down'; text: string }) {
  return (
    <span className={css.mark}>
      <Icon name={icon} size={12} /> {text}
    </span>
  );
}
