import { enter, nextOf } from '../account.js';
import { call } from '../api.js';
import { t } from '../i18n.js';
import { sending } from '../parts/fields.js';
import { make } from '../view.js';

export default function signUp({ query }) {
  const next = nextOf(query);
  const page = make('sign-up', { other: `/sign-in?next=${encodeURIComponent(next)}` });
  sending(page.querySelector('form'), async (body) => {
    await call('POST', '/auth/sign-up', { body });
    await enter(body, next);
  });
  return [t('signUp.title'), page];
}
