import { entrance } from '../account.js';

export default entrance('sign-in', 'sign-up');
