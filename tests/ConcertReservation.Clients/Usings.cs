global using ConcertReservation.Testing.Concerts;
global using ConcertReservation.Testing.Files;
global using ConcertReservation.Testing.Hosting;
