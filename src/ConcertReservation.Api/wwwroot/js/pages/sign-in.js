import { authForm } from '../ui/auth-form.js';

export const signInPage = authForm('sign-in', 'sign-up');
