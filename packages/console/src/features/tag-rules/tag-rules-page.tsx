import { useQuery } from '@tanstack/react-query';
import type { TagRuleView } from '@wanglai/contract';
import { Tooltip } from 'antd';
import { Link } from 'react-router';
import { usePreferences } from '../../shared/preferences';
import { client } from '../../shared/session';
import { featureInWords, featureWords } from '../../shared/tag-features';
import { Icon } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { Panel } from '../../shared/ui/panel';
import { Loaded, Nothing, Waiting } from '../../shared/ui/states';
import { useTopics } from '../../shared/use-topics';
import { useWords } from '../../shared/words';
import { proofParts, ruleInWords } from './rule-in-words';
import css from './tag-rules-page.module.css';
import { words } from './words';

/** All rules that tags come from, in words. */
export default function TagRulesPage() {
  const t = useWords(words);
  const { locale } = usePreferences();
  const rules = useQuery({ queryKey: ['tag-rules', locale], queryFn: () => client.call('GET /tag-rules') });
  return (
    <Page title={t.title} sentence={t.sentence}>
      <Panel flush>
        <Loaded query={rules} waiting={<Waiting lines={8} height={28} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing icon="tag" title={t.emptyTitle} text={t.emptyText} />
            ) : (
              <ul className={css.rules}>
                {items.map((rule) => (
                  <Rule key={rule.key} rule={rule} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

function Rule({ rule }: { rule: TagRuleView }) {
  const t = useWords(words);
  const features = useWords(featureWords);
  const { topicLabel } = useTopics();
  return (
    <li className={css.rule}>
      <div>
        <h2 className={css.label}>
          {rule.label}
          {rule.sensitive && (
            <Tooltip title={t.sensitiveHint}>
              <span className={css.sensitive}>
                <Icon name="shield" size={12} /> {t.sensitive}
              </span>
            </Tooltip>
          )}
        </h2>
        <code className={css.key}>{rule.key}</code>
      </div>
      <dl className={css.meaning}>
        <dt>{t.rule}</dt>
        <dd>{ruleInWords(rule.when, { ...t, ...features, topicLabel }) ?? t.unknown}</dd>
        <dt>{t.proof}</dt>
        <dd>
          {proofParts(rule.evidence).map((part) =>
            'text' in part ? (
              part.text
            ) : (
              <Tooltip key={part.feature} title={featureInWords(part.feature, features, topicLabel)}>
                <span className={css.slot}>{part.percent ? 'n%' : 'n'}</span>
              </Tooltip>
            ),
          )}
        </dd>
      </dl>
      <div className={css.people}>
        <strong>{t.people(rule.people)}</strong>
        <Link to={`/people?tag=${rule.key}`}>{t.see}</Link>
      </div>
    </li>
  );
}
