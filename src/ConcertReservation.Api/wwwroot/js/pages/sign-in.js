import { enter, nextOf } from '../account.js';
import { t } from '../i18n.js';
import { sending } from '../parts/fields.js';
import { make } from '../view.js';

export default function signIn({ query }) {
  const next = nextOf(query);
  const page = make('sign-in', { other: `/sign-up?next=${encodeURIComponent(next)}` });
  sending(page.querySelector('form'), (values) => enter(values, next));
  return [t('signIn.title'), page];
}
