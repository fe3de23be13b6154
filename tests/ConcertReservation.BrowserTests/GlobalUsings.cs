global using ConcertReservation.BrowserTests.Browsers;
global using ConcertReservation.IntegrationTests.Hosting;
global using ConcertReservation.IntegrationTests.People;
global using Microsoft.Playwright;
global using static Microsoft.Playwright.Assertions;
