using System.Security.Cryptography;
using System.Text;

namespace ConcertReservation.Application.Accounts;

public interface IRefreshTokenReader
{
    /// <summary>What the service wrote into the token; null when it is forged, altered or expired.</summary>
    RefreshTokenPayload? Read(string refreshToken);
}

/// <param name="UserId">The user to whom the token was issued.</param>
/// <param name="SessionId">The session; that of a token from before there were sessions is derived from the token.</param>
/// <param name="Secret">Random text that only this token has.</param>
/// <param name="HasSession">False for a token from before there were sessions.</param>
public sealed record RefreshTokenPayload(Guid UserId, Guid SessionId, string Secret, bool HasSession)
{
    /// <summary>A token from before there were sessions. Each use of the same token gets the same session id.</summary>
    public static RefreshTokenPayload WithoutSession(Guid userId, string token) =>
        new(userId, new Guid(HashOf(token).AsSpan(0, 16)), token, HasSession: false);

    /// <summary>What the database keeps of a secret.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
