import { call } from '../net/api.js';
import { authForm } from '../ui/auth-form.js';
import { language } from '../ui/i18n.js';

export const signUpPage = authForm('sign-up', 'sign-in', (account) =>
	call('POST', '/auth/sign-up', { body: { ...account, language: language() } }),
);
