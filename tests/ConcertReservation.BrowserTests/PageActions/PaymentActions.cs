namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>Paying for a hold, and the ticket.</summary>
internal static class PaymentActions
{
    public static Task TopUpAsync(this BrowserUser user) => user.ClickButtonAsync("Top up");

    public static Task PayAsync(this BrowserUser user, string price) => user.ClickButtonAsync($"Pay {price}");

    /// <summary>The ticket, with a QR code big enough for a scanner.</summary>
    public static async Task ShouldSeeTicketAsync(this BrowserUser user, string concert, string seats)
    {
        await Expect(user.Page.Locator(".ticket h1")).ToContainTextAsync(concert);
        await user.ShouldSeeAsync(seats);
        var qrCode = user.Page.GetByRole(AriaRole.Img, new() { Name = "QR code of the ticket" }).First;
        await Expect(qrCode.Locator("svg")).ToBeVisibleAsync();
        var box = await qrCode.Locator("svg").BoundingBoxAsync();
        box!.Width.Should().BeGreaterThan(120);
        (await qrCode.Locator("svg *").CountAsync()).Should().BeGreaterThan(1, "the QR code is not empty");
    }
}
