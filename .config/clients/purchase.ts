import createClient from "openapi-fetch";
import type { components, paths } from "./tickets.js";

type Problem = components["schemas"]["ProblemDocument"];

/** The body of a successful response; a refusal is thrown with its code. */
function successful<T>({ data, error }: { data?: T; error?: Problem }): T {
  if (error !== undefined || data === undefined) throw new Error(error?.code ?? "no body", { cause: error });
  return data;
}

/** Buys a seat of the first concert on sale, as a new customer. */
export async function buy(baseUrl: string, email: string, password: string) {
  const tickets = createClient<paths>({ baseUrl });
  successful(await tickets.POST("/api/v1/auth/sign-up", { body: { email, password, name: "A buyer" } }));
  const session = successful(await tickets.POST("/api/v1/auth/sign-in", { body: { email, password } }));
  const headers = { Authorization: `Bearer ${session.accessToken}` };

  const concerts = successful(await tickets.GET("/api/v1/concerts"));
  const concertId = concerts.items.find((concert) => concert.saleState === "open")!.concertId;
  const concert = { path: { concertId } };
  let turn = successful(
    await tickets.POST("/api/v1/concerts/{concertId}/queue-token", { headers, params: concert }),
  );
  while (turn.status === "waiting") {
    await new Promise((resolve) => setTimeout(resolve, turn.pollAfterSeconds * 1000));
    turn = successful(await tickets.GET("/api/v1/concerts/{concertId}/queue-token", { headers, params: concert }));
  }

  const performances = successful(
    await tickets.GET("/api/v1/concerts/{concertId}/performances", { headers, params: concert }),
  );
  if ("queue" in performances) throw new Error("Join the line again."); // the 202 response
  const performanceId = performances.items[0]!.performanceId;
  const seats = successful(
    await tickets.GET("/api/v1/concerts/{concertId}/performances/{performanceId}/seats", {
      headers,
      params: { path: { concertId, performanceId }, query: { status: "available" } },
    }),
  );
  if ("queue" in seats) throw new Error("Join the line again.");
  const held = successful(
    await tickets.POST("/api/v1/concerts/{concertId}/reservations", {
      headers,
      params: { ...concert, header: { "Queue-Token": turn.token, "Idempotency-Key": `${turn.tokenId}-hold` } },
      body: { performanceId, seatIds: [seats.seats[0]!.seatId] },
    }),
  );
  if ("queue" in held) throw new Error("Join the line again.");

  successful(
    await tickets.POST("/api/v1/balance/charges", {
      headers,
      params: { header: { "Idempotency-Key": `${turn.tokenId}-charge` } },
      body: { amount: held.totalPrice },
    }),
  );
  const reservation = { path: { reservationId: held.reservationId } };
  successful(
    await tickets.POST("/api/v1/reservations/{reservationId}/payment", {
      headers,
      params: { ...reservation, header: { "Queue-Token": turn.token, "Idempotency-Key": `${turn.tokenId}-pay` } },
      body: { amount: held.totalPrice },
    }),
  );
  return successful(await tickets.GET("/api/v1/reservations/{reservationId}/ticket", { headers, params: reservation }));
}
