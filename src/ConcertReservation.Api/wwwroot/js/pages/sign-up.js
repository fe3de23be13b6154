import { entrance } from '../account.js';
import { call } from '../page.js';

export default entrance('sign-up', 'sign-in', (body) => call('POST', '/auth/sign-up', { body }));
