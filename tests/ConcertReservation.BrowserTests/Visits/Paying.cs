namespace ConcertReservation.BrowserTests.Visits;

/// <summary>A hold, its payment, and the ticket.</summary>
internal static class Paying
{
    public static Task TopUpAsync(this Visitor visitor) => visitor.PressAsync("Top up");

    public static Task PayAsync(this Visitor visitor, string price) => visitor.PressAsync($"Pay {price}");

    /// <summary>The ticket, with a picture big enough for a camera at the door.</summary>
    public static async Task SeesTheTicketAsync(this Visitor visitor, string concert, string seats)
    {
        await Expect(visitor.Page.Locator(".ticket h1")).ToContainTextAsync(concert);
        await visitor.SeesAsync(seats);
        var picture = visitor.Page.GetByRole(AriaRole.Img, new() { Name = "The ticket’s code as a picture" });
        await Expect(picture.Locator("svg")).ToBeVisibleAsync();
        var box = await picture.Locator("svg").BoundingBoxAsync();
        box!.Width.Should().BeGreaterThan(120);
        (await picture.Locator("svg *").CountAsync()).Should().BeGreaterThan(1, "the picture is not empty");
    }
}
