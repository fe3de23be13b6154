import { buy } from "./purchase.js";

declare const process: { readonly argv: readonly string[] };

const [baseUrl = "http://localhost:5080", email = `buyer-${Date.now()}@example.com`] = process.argv.slice(2);
const ticket = await buy(baseUrl, email, "correct horse battery");
console.log(JSON.stringify(ticket));
