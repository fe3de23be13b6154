import { operatorPage } from './pages/operator.js';
import { auditPage } from './pages/operator-audit.js';
import { authenticatorPage } from './pages/operator-authenticator.js';
import { boxOfficePage } from './pages/operator-box-office.js';
import { cancellationPage } from './pages/operator-cancellation.js';
import { checkInPage } from './pages/operator-check-in.js';
import { operatorConcertPage } from './pages/operator-concert.js';
import { copyConcertPage } from './pages/operator-copy-concert.js';
import { editConcertPage } from './pages/operator-edit-concert.js';
import { editPerformancePage } from './pages/operator-edit-performance.js';
import { findPage } from './pages/operator-find.js';
import { housePage } from './pages/operator-house.js';
import { newConcertPage } from './pages/operator-new-concert.js';
import { operatorReservationPage } from './pages/operator-reservation.js';
import { securityPage } from './pages/operator-security.js';
import { settlementPage } from './pages/operator-settlement.js';
import { staffPage } from './pages/operator-staff.js';

/** The pages of operators, by their names in routes.json. A browser loads them when it shows the first one. */
export const pages = {
	operator: operatorPage,
	'operator-new-concert': newConcertPage,
	'operator-check-in': checkInPage,
	'operator-staff': staffPage,
	'operator-audit': auditPage,
	'operator-security': securityPage,
	'operator-authenticator': authenticatorPage,
	'operator-cancellation': cancellationPage,
	'operator-find': findPage,
	'operator-reservation': operatorReservationPage,
	'operator-concert': operatorConcertPage,
	'operator-edit-concert': editConcertPage,
	'operator-house': housePage,
	'operator-settlement': settlementPage,
	'operator-box-office': boxOfficePage,
	'operator-copy-concert': copyConcertPage,
	'operator-edit-performance': editPerformancePage,
};
