using System.Security.Cryptography;

namespace ConcertReservation.EmbeddedPostgres.Processes;

internal static class RandomName
{
    public static string Short() => RandomNumberGenerator.GetHexString(12, lowercase: true);

    /// <summary>128 random bits as hexadecimal digits, which never need quotes.</summary>
    public static string Password() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
