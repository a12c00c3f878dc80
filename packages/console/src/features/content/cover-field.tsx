import { useMutation } from '@tanstack/react-query';
import { LIMITS } from '@wanglai/contract/names';
import { App, Button } from 'antd';
import { useRef } from 'react';
import { problemText, problemWords } from '../../shared/problem';
import { Icon } from '../../shared/ui/icon';
import { uploadPicture } from '../../shared/upload';
import { useWords } from '../../shared/words';
import css from './editor-page.module.css';
import { words } from './words';

interface CoverFieldProps {
  value: string | null;
  onChange: (cover: string | null) => void;
}

export function CoverField({ value, onChange }: CoverFieldProps) {
  const t = useWords(words).cover;
  const problems = useWords(problemWords);
  const { message } = App.useApp();
  const file = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: uploadPicture,
    onSuccess: (media) => onChange(media.url),
    onError: (error) => void message.error(problemText(error, problems)),
  });
  const take = (picture: File | undefined) => {
    if (!picture) return;
    if (picture.size > LIMITS.imageBytes) return void message.warning(t.tooLarge);
    upload.mutate(picture);
  };
  return (
    <div className={css.coverField}>
      <span className={css.cover}>
        {value ? <img src={value} alt="" /> : <Icon name="image" size={20} />}
      </span>
      <div className={css.coverActions}>
        <Button size="small" loading={upload.isPending} onClick={() => file.current?.click()}>
          {value ? t.replace : t.add}
        </Button>
        {value && (
          <Button size="small" type="text" onClick={() => onChange(null)}>
            {t.remove}
          </Button>
        )}
        <span className={css.hint}>{t.hint}</span>
      </div>
      <input
        ref={file}
        hidden
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
