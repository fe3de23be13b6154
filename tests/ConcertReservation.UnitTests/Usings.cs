global using ConcertReservation.Domain.Errors;
global using ConcertReservation.Domain.Idempotency;
global using ConcertReservation.Domain.Queue;
global using ConcertReservation.Domain.Transactions;
global using ConcertReservation.UnitTests.Builders;
global using Moq;
