import { call } from '../net/api.js';
import { authForm } from '../ui/auth-form.js';

export const signUpPage = authForm('sign-up', 'sign-in', (body) => call('POST', '/auth/sign-up', { body }));
