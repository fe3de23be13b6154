namespace ConcertReservation.Application.Accounts;

public interface IRefreshTokenReader
{
    /// <summary>The user to whom the token was issued; null when it is forged, altered or expired.</summary>
    Guid? FindOwner(string refreshToken);
}
