// Asks a server what the reference suite asks, and prints what came of each audit as JSON.

import { serverAudits } from 'graphql-http';

const headers = { Authorization: `Bearer ${process.env.TURBO_MODE_API_KEY}` };
const fetchFn = (url, init = {}) => fetch(url, { ...init, headers: { ...init.headers, ...headers } });
const found = [];
for (const audit of serverAudits({ url: `${process.env.TURBO_MODE_URL}/graphql`, fetchFn })) {
  const { status, reason } = await audit.fn();
  found.push({ id: audit.id, name: audit.name, status, reason });
}
console.log(JSON.stringify(found));
