import type { PortraitOfStaff } from '@wanglai/contract';
import { CONTENT_LEVELS } from '@wanglai/contract/names';
import { usePreferences } from '../../shared/preferences';
import { Bars } from '../../shared/ui/bars';
import { Panel } from '../../shared/ui/panel';
import { useWords } from '../../shared/words';
import css from './portrait-page.module.css';
import { words } from './words';

const MOST = 8;
const STAGES = ['newcomer', 'consume', 'curate', 'create', 'collaborate'] as const;

function usePercent(): (share: number) => string {
  const { locale } = usePreferences();
  const format = new Intl.NumberFormat(locale, { style: 'percent' });
  return (share) => format.format(share);
}

export function Interests({ portrait }: { portrait: PortraitOfStaff }) {
  const t = useWords(words);
  const percent = usePercent();
  const strongest = portrait.interests.slice(0, MOST);
  return (
    <Panel title={t.interests} sentence={t.interestsSentence}>
      {strongest.length === 0 ? (
        <p className={css.quiet}>{t.noInterests}</p>
      ) : (
        <Bars
          items={strongest.map((one) => ({
            key: one.topic,
            label: one.label,
            share: one.score,
            value: percent(one.score),
          }))}
        />
      )}
    </Panel>
  );
}

/** At which level somebody reads, and how far they have come on the ladder of taking part. */
export function Levels({ portrait }: { portrait: PortraitOfStaff }) {
  const t = useWords(words);
  const percent = usePercent();
  const { stage, next } = portrait.engagement;
  const reached = STAGES.indexOf(stage);
  const some = CONTENT_LEVELS.some((level) => portrait.level[level] > 0);
  return (
    <Panel title={t.level} sentence={t.levelSentence}>
      {some ? (
        <Bars
          colour="var(--wl-chart-2)"
          items={CONTENT_LEVELS.map((level) => ({
            key: level,
            label: t.levels[level],
            share: portrait.level[level],
            value: percent(portrait.level[level]),
          }))}
        />
      ) : (
        <p className={css.quiet}>{t.noLevel}</p>
      )}
      <h3 className={css.subtitle}>{t.engagement}</h3>
      <ol className={css.ladder}>
        {STAGES.map((one, i) => (
          <li key={one} data-reached={i <= reached} aria-current={one === stage ? 'step' : undefined}>
            {t.stages[one]}
          </li>
        ))}
      </ol>
      {next && <p className={css.quiet}>{t.next(t.nexts[next] ?? next)}</p>}
    </Panel>
  );
}
