import { Button } from 'antd';
import { Icon } from '../../shared/ui/icon';
import { Picture } from '../../shared/ui/picture';
import { usePicture } from '../../shared/use-picture';
import { useWords } from '../../shared/words';
import css from './editor-page.module.css';
import { words } from './words';

interface CoverFieldProps {
  value: string | null;
  onChange: (cover: string | null) => void;
}

export function CoverField({ value, onChange }: CoverFieldProps) {
  const t = useWords(words).cover;
  const picture = usePicture((media) => onChange(media.url));
  return (
    <div className={css.coverField}>
      <span className={css.cover}>
        <Picture src={value} alt="" wide={320} instead={<Icon name="image" size={20} />} />
      </span>
      <div className={css.coverActions}>
        <Button size="small" loading={picture.busy} onClick={picture.choose}>
          {value ? t.replace : t.add}
        </Button>
        {value && (
          <Button size="small" type="text" onClick={() => onChange(null)}>
            {t.remove}
          </Button>
        )}
        <span className={css.hint}>{t.hint}</span>
      </div>
      {picture.input}
    </div>
  );
}
