using System.Text.RegularExpressions;

namespace ConcertReservation.IntegrationTests.Accounts;

internal static partial class MailedLinks
{
    /// <summary>The token of the link in the newest mail with this path.</summary>
    public static async Task<string> TokenAsync(this Postbox postbox, string email, string path, int mails = 1)
    {
        await Eventually.Is(
            () => Task.FromResult(TokensOf(postbox, email, path).Count >= mails),
            $"{email} gets {mails} links to {path}"
        );
        return TokensOf(postbox, email, path)[^1];
    }

    public static IReadOnlyList<string> TokensOf(this Postbox postbox, string email, string path) =>
        [
            .. postbox
                .To(email)
                .Select(mail => Link().Match(mail.Plain))
                .Where(link => link.Success && link.Groups["path"].Value == path)
                .Select(link => link.Groups["token"].Value),
        ];

    [GeneratedRegex(
        @"https://tickets\.example(?<path>/[a-z-]+)\?token=(?<token>[\w-]{43})\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Link();
}
