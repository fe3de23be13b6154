import { accountPage } from './pages/account.js';
import { forgotPasswordPage } from './pages/account-forgot.js';
import { resetPasswordPage } from './pages/account-reset.js';
import { verifyEmailPage } from './pages/account-verify.js';

/** The pages of an account, by their names in routes.json. A browser loads them when it shows the first one. */
export const pages = {
	account: accountPage,
	'account-forgot': forgotPasswordPage,
	'account-reset': resetPasswordPage,
	'account-verify': verifyEmailPage,
};
