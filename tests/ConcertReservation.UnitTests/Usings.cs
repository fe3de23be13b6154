global using ConcertReservation.Domain.Common;
global using ConcertReservation.UnitTests.Builders;
global using Moq;
